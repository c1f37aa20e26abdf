package identity

import (
	"slices"
	"testing"
)

func TestLetters(t *testing.T) {
	l, err := NewLetters()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		other, latin string
		same         bool
	}{
		{"Мария Захарова", "Maria Zakharova", true},
		{"Мария Захарова", "Maria Sacharowa", true},
		{"Мария Владимировна Захарова", "Maria Zakharova", true},
		{"Мария Захарова", "Marina Zakharova", false},
		{"Мария Захарова", "Maria Zakharov", false},
		{"Юрий Щербаков", "Yuri Shcherbakov", true},
		{"Юрий Щербаков", "Juri Schtscherbakow", true},
		{"Сергей Ковалёв", "Sergei Kovalev", true},
		{"Сергей Ковалёв", "Sergey Kovalyov", true},
		{"Александр Соловьев", "Alexander Soloviev", false}, // another form of the first name
		{"Արամ Պետրոսյան", "Aram Petrosyan", true},
		{"Արամ Պետրոսյան", "Aram Bedrossian", false},
		{"Նիկոլ Փաշինյան", "Nikol Pashinyan", true},
		{"Հովհաննես Եղիազարյան", "Hovhannes Yeghiazaryan", true},
		{"გიორგი მელაძე", "Giorgi Meladze", true},
		{"Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", true},
		{"İlham Əliyev", "Ilham Aliyev", true},
		{"Rəşad Əliyev", "Rashad Aliyev", true},
		{"Rəşad Əliyev", "Rashid Aliyev", false},
	} {
		if got := l.Same(c.other, c.latin); got != c.same {
			t.Errorf("%s, %s: %v, want %v", c.other, c.latin, got, c.same)
		}
		shared := slices.ContainsFunc(l.Keys(c.other), func(key string) bool { return slices.Contains(l.Keys(c.latin), key) })
		if c.same && !shared {
			t.Errorf("%s, %s: no key in common: %q %q", c.other, c.latin, l.Keys(c.other), l.Keys(c.latin))
		}
	}
}
