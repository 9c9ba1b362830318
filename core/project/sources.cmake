set(SOURCES
    endpoint.cpp
    endpoint.h
    project.cpp
    project.h
    writelock.cpp
    writelock.h
)
