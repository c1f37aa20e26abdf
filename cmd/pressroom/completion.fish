# fish completion of pressroom: pressroom completion fish > ~/.config/fish/completions/pressroom.fish
function __pressroom_complete
    set -l words (commandline -opc) (commandline -ct)
    pressroom complete -- $words[2..-1] 2>/dev/null
end
complete -c pressroom -a '(__pressroom_complete)'
