set(SOURCES
    draft.h
    effect.h
    requests.h
)
