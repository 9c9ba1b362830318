set(SOURCES
    tst_collectionmodel.cpp
    tst_collectionpane.cpp
)
