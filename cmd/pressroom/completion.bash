# bash completion of pressroom: source <(pressroom completion bash)
_pressroom() {
	local IFS=$'\n'
	COMPREPLY=($(pressroom complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _pressroom pressroom
