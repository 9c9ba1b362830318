set(SOURCES
    registry.cpp
    registry.h
)
