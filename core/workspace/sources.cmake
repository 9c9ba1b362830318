set(SOURCES
    projectstore.cpp
    projectstore.h
)
