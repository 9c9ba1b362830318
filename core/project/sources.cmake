set(SOURCES
    endpoint.h
    project.h
    writelock.h
)
