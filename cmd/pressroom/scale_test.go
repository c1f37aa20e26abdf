package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// What index/scale shows is run on the sample releases: the parts become one archive that answers as one that
// a single add has made. Slurm and Kubernetes themselves are not there: what they would run is run by hand.

// scaled are the folder of the examples, a folder to work in with releases, and what is wanted.
func scaled(t *testing.T) (examples, dir string, want []byte) {
	t.Helper()
	examples, err := filepath.Abs(filepath.Join("..", "..", "index", "scale"))
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "releases"), os.DirFS(filepath.Join("..", "..", "corpus", "sample", "data"))); err != nil {
		t.Fatal(err)
	}
	scale(t, dir, nil, "pressroom", "--index", "whole", "add", "releases")
	return examples, dir, exported(t, dir, "whole")
}

func scale(t *testing.T, dir string, env []string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	var said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stderr = dir, append(os.Environ(), env...), &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%q: %v: %s", args, err, said.String())
	}
	return out
}

func exported(t *testing.T, dir, at string) []byte {
	return scale(t, dir, nil, "pressroom", "--index", at, "export", "--format", "jsonl")
}

// bash is where it is; the examples of a shell cannot be run without.
func bash(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("NOT TESTED: there is no bash here")
	}
	return path
}

func TestParallelExample(t *testing.T) {
	shell := bash(t)
	examples, dir, want := scaled(t)
	scale(t, dir, nil, shell, filepath.Join(examples, "parallel.sh"), "3", "together", "releases")
	if got := exported(t, dir, "together"); !bytes.Equal(got, want) {
		t.Errorf("other releases: %d bytes, want %d", len(got), len(want))
	}
	if _, err := os.Stat(filepath.Join(dir, "together.parts")); err == nil {
		t.Error("the parts are left")
	}
}

func TestSlurmExample(t *testing.T) {
	shell := bash(t)
	examples, dir, want := scaled(t)
	merge := []string{"pressroom", "--index", "together", "merge"}
	for n := range 3 {
		task := strconv.Itoa(n)
		scale(t, dir, []string{"SLURM_ARRAY_TASK_ID=" + task, "SLURM_ARRAY_TASK_COUNT=3", "SLURM_CPUS_PER_TASK=1",
			"RELEASES=releases", "PARTS=parts"}, shell, filepath.Join(examples, "slurm.sh"))
		merge = append(merge, filepath.Join("parts", task))
	}
	scale(t, dir, nil, merge...)
	if got := exported(t, dir, "together"); !bytes.Equal(got, want) {
		t.Errorf("other releases: %d bytes, want %d", len(got), len(want))
	}
}

// job is what a Job of Kubernetes says that matters here.
type job struct {
	Kind string
	Spec struct {
		CompletionMode string `yaml:"completionMode"`
		Completions    int
		Template       struct {
			Spec struct {
				Containers []struct{ Args []string }
			}
		}
	}
}

func TestKubernetesExample(t *testing.T) {
	examples, dir, want := scaled(t)
	text, err := os.ReadFile(filepath.Join(examples, "kubernetes.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var jobs []job
	for in := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var j job
		if err := in.Decode(&j); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if j.Kind != "Job" || len(j.Spec.Template.Spec.Containers) != 1 {
			t.Fatalf("got %+v", j)
		}
		jobs = append(jobs, j)
	}
	if len(jobs) != 2 || jobs[0].Spec.CompletionMode != "Indexed" || jobs[0].Spec.Completions < 2 {
		t.Fatalf("got %+v", jobs)
	}
	for _, j := range jobs {
		for n := range max(1, j.Spec.Completions) {
			args := []string{"pressroom"}
			for _, arg := range j.Spec.Template.Spec.Containers[0].Args {
				arg = strings.ReplaceAll(arg, "$(JOB_COMPLETION_INDEX)", strconv.Itoa(n))
				args = append(args, strings.ReplaceAll(arg, "/data", dir))
			}
			scale(t, dir, nil, args...)
		}
	}
	// Its paths begin with that of the folder.
	if got := bytes.ReplaceAll(exported(t, dir, indexName), []byte(dir+"/"), nil); !bytes.Equal(got, want) {
		t.Errorf("other releases: %d bytes, want %d", len(got), len(want))
	}
}
