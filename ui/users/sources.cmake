set(SOURCES
    avatar.cpp
    avatar.h
)
