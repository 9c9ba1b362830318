#include "tests/support/registry.h"
#include "ui/shell/schemaexport.h"
#include "ui/shell/schemanews.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_SchemaNews : public QObject
{
    Q_OBJECT

private slots:
    void tabsThatBreakAreNamed();
    void nothingNew();
    void exportsReadBack();

private:
    static std::shared_ptr<const graphql::Schema> schema(const char *sdl) { return graphql::schemaFromSdl(sdl).schema; }
};

void tst_SchemaNews::tabsThatBreakAreNamed()
{
    const auto before = schema("type Query { a: Int b: Int }");
    const auto after = schema("type Query { b: Int c: Int }");
    const auto news = ui::schemaNews(*before, *after,
                                     {{u"breaks"_s, "{ a }"},
                                      {u"holds"_s, "{ b }"},
                                      {u"was broken before"_s, "{ x }"},
                                      {u"begins to work"_s, "{ c }"},
                                      {u"no query"_s, "{ a"},
                                      {u"empty"_s, ""}});
    QCOMPARE(news.brokenTabs, QStringList {u"breaks"_s});
    QCOMPARE(news.changes.size(), std::size_t(2));
}

void tst_SchemaNews::nothingNew()
{
    const auto news = ui::schemaNews(*schema("type Query { a: Int }"), *schema("type Query { a: Int }"),
                                     {{u"broken anyway"_s, "{ x }"}});
    QVERIFY(news.changes.empty() && news.brokenTabs.isEmpty());
}

void tst_SchemaNews::exportsReadBack()
{
    const auto known = schema("\"All.\" type Query { a(b: Int = 1): Int @deprecated(reason: \"x\") }");
    const auto sdl = ui::exportedSchema(*known, ui::DocsPane::Export::Sdl);
    const auto json = ui::exportedSchema(*known, ui::DocsPane::Export::Json);
    QVERIFY(sdl.endsWith('\n') && json.endsWith('\n'));
    const auto fromSdl = graphql::schemaFromSdl(sdl.toStdString()).schema;
    const auto fromJson = graphql::schemaFromIntrospection(json.toStdString()).schema;
    QVERIFY(graphql::schemaChanges(*known, *fromSdl).empty());
    QVERIFY(graphql::schemaChanges(*known, *fromJson).empty());
    QCOMPARE(ui::exportedSchema(*fromJson, ui::DocsPane::Export::Sdl), sdl);
}

REGISTER_TEST(tst_SchemaNews)
#include "tst_schemanews.moc"
