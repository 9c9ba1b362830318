set(SOURCES
    jsoneditor.cpp
    jsoneditor.h
)
