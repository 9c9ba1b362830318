set(SOURCES
    answer.h
    runner.h
)
