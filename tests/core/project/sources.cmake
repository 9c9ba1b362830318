set(SOURCES
    tst_endpoint.cpp
    tst_project.cpp
    tst_writelock.cpp
)
