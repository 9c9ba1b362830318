set(SOURCES
    pretty.h
    tape.h
    value.h
    writer.h
)
