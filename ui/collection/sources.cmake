set(SOURCES
    collectiondelegate.cpp
    collectiondelegate.h
    collectionmodel.cpp
    collectionmodel.h
    collectionpane.cpp
    collectionpane.h
)
