# bash completion of recension; made by tools/make-completions.py

# Names may hold spaces: a line is a word.
_recension_offer() {
    mapfile -t COMPREPLY < <(compgen "$@")
}

_recension() {
    local everywhere='--help --version --quiet --verbose --strict --log-format --color'
    local word=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD-1]}
    local command='' i
    COMPREPLY=()
    if [ "$word" = = ]; then
        word=
    elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        build|clean|order|explain|verify|init|edit|resolve|quote|diff|styles|fonts|rules|doctor|help) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $before in
    --output|-o) _recension_offer -f -- "$word"; return ;;
    --files-from) _recension_offer -f -- "$word"; return ;;
    --config|-c) _recension_offer -f -- "$word"; return ;;
    --set) _recension_offer -W '' -- "$word"; return ;;
    --rules) _recension_offer -d -- "$word"; return ;;
    --style) _recension_offer -W "$(recension styles 2>/dev/null | cut -f1)" -- "$word"; return ;;
    --page) _recension_offer -W '6x9in a5 a4 letter' -- "$word"; return ;;
    --impose) _recension_offer -W 'booklet' -- "$word"; return ;;
    --report) _recension_offer -W 'typeset' -- "$word"; return ;;
    --dump) _recension_offer -W 'clean dates edition pages' -- "$word"; return ;;
    --log-format) _recension_offer -W 'text json' -- "$word"; return ;;
    --color) _recension_offer -W 'auto always never' -- "$word"; return ;;
    --format|-f) _recension_offer -W 'text json html' -- "$word"; return ;;
    --sources) _recension_offer -f -- "$word"; return ;;
    --ledger) _recension_offer -f -- "$word"; return ;;
    --apply) _recension_offer -f -- "$word"; return ;;
    --port) _recension_offer -W '' -- "$word"; return ;;
    esac
    case $command in
    build)
        if [[ $word == -* ]]; then
            _recension_offer -W "--output --epub --pdf --review --html --text --tei --csl --bibtex --all --files-from --config --set --rules --style --page --impose --report --no-verify --dump $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    clean)
        if [[ $word == -* ]]; then
            _recension_offer -W "--format --files-from --config --set --rules $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    order)
        if [[ $word == -* ]]; then
            _recension_offer -W "--format --files-from --config --set --rules $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    explain)
        if [[ $word == -* ]]; then
            _recension_offer -W "--config --set --rules $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    verify)
        if [[ $word == -* ]]; then
            _recension_offer -W "--sources --ledger $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    init)
        if [[ $word == -* ]]; then
            _recension_offer -W "--output --config --set --rules --dry-run --evidence --cuts $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    edit)
        if [[ $word == -* ]]; then
            _recension_offer -W "--config --rules --apply --port --no-browser $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    resolve)
        if [[ $word == -* ]]; then
            _recension_offer -W "--format --files-from --config --set --rules $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    quote)
        if [[ $word == -* ]]; then
            _recension_offer -W "--format --files-from --config --set --rules $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    diff)
        if [[ $word == -* ]]; then
            _recension_offer -W "--format $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    styles)
        if [[ $word == -* ]]; then
            _recension_offer -W " $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    fonts)
        if [[ $word == -* ]]; then
            _recension_offer -W " $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    rules)
        if [[ $word == -* ]]; then
            _recension_offer -W "--format --rules $everywhere" -- "$word"
        else
            _recension_offer -W 'list test' -- "$word"
        fi ;;
    doctor)
        if [[ $word == -* ]]; then
            _recension_offer -W " $everywhere" -- "$word"
        else
            _recension_offer -f -- "$word"
        fi ;;
    help)
        if [[ $word == -* ]]; then
            _recension_offer -W " $everywhere" -- "$word"
        else
            _recension_offer -W 'build clean order explain verify init edit resolve quote diff styles fonts rules doctor formats' -- "$word"
        fi ;;
    *)
        _recension_offer -W "build clean order explain verify init edit resolve quote diff styles fonts rules doctor help $everywhere" -- "$word" ;;
    esac
}
complete -o filenames -F _recension recension
