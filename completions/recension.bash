# bash completion of recension; made by tools/make-completions.py

_recension() {
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
    --output|-o) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --files-from) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --config|-c) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --set) COMPREPLY=($(compgen -W '' -- "$word")); return ;;
    --rules) COMPREPLY=($(compgen -d -- "$word")); return ;;
    --style) COMPREPLY=($(compgen -W "$(recension styles 2>/dev/null | cut -f1)" -- "$word")); return ;;
    --page) COMPREPLY=($(compgen -W '' -- "$word")); return ;;
    --impose) COMPREPLY=($(compgen -W 'booklet' -- "$word")); return ;;
    --report) COMPREPLY=($(compgen -W 'typeset' -- "$word")); return ;;
    --dump) COMPREPLY=($(compgen -W 'clean dates edition pages' -- "$word")); return ;;
    --log-format) COMPREPLY=($(compgen -W 'text json' -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W 'auto always never' -- "$word")); return ;;
    --format|-f) COMPREPLY=($(compgen -W 'text json html' -- "$word")); return ;;
    --sources) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --ledger) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --apply) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --port) COMPREPLY=($(compgen -W '' -- "$word")); return ;;
    esac
    case $command in
    build)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--output --epub --pdf --review --html --text --tei --csl --bibtex --all --files-from --config --set --rules --style --page --impose --report --no-verify --dump --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    clean)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--format --files-from --config --set --rules --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    order)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--format --files-from --config --set --rules --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    explain)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--config --set --rules --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    verify)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--sources --ledger --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    init)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--output --config --set --rules --dry-run --evidence --cuts --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    edit)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--config --rules --apply --port --no-browser --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    resolve)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--format --files-from --config --set --rules --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    quote)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--format --files-from --config --set --rules --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    diff)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--format --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    styles)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    fonts)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    rules)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--format --rules --help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -W 'list test' -- "$word"))
        fi ;;
    doctor)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -f -- "$word"))
        fi ;;
    help)
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '--help --version --quiet --verbose --strict --log-format --color' -- "$word"))
        else
            COMPREPLY=($(compgen -W 'build clean order explain verify init edit resolve quote diff styles fonts rules doctor formats' -- "$word"))
        fi ;;
    *)
        COMPREPLY=($(compgen -W 'build clean order explain verify init edit resolve quote diff styles fonts rules doctor help --help --version --quiet --verbose --strict --log-format --color' -- "$word")) ;;
    esac
}
complete -o filenames -F _recension recension
