#compdef pressroom
# zsh completion of pressroom: pressroom completion zsh > a folder of $fpath/_pressroom
_pressroom() {
	local -a found
	local line
	for line in "${(@f)$(pressroom complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
		[[ -n $line ]] && found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
	done
	if (( $#found )); then
		_describe pressroom found
	else
		_files
	fi
}
compdef _pressroom pressroom
