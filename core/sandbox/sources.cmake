set(SOURCES
    server.h
)
