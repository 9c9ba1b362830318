set(SOURCES
    pager.cpp
    pager.h
    pagesentences.cpp
    pagesentences.h
    pagedlist.cpp
    pagedlist.h
)
