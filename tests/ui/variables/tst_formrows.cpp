#include "core/graphql/document.h"
#include "tests/support/registry.h"
#include "ui/variables/formrows.h"

#include <QTest>

class tst_FormRows : public QObject
{
    Q_OBJECT

private slots:
    void unfoldsWhatIsRequiredOrGiven();
    void foldsAreKept();
    void longListsAreFolded();

private:
    static std::shared_ptr<const graphql::VariablesForm> form(const std::string &type, const std::string &value)
    {
        const auto document = graphql::parse("query($a: " + type + ") { a }");
        const auto schema = graphql::schemaFromSdl(std::string("type Query { a: Int }\n"
                                                               "input Tree { name: String next: Tree! }"))
                                .schema;
        return graphql::VariablesForm::make(schema, document, document->operations().front(),
                                            value.empty() ? "" : "{\"a\": " + value + "}");
    }
    static QString dump(const ui::FormRows &rows)
    {
        QStringList names;
        for (const auto &row : rows.rows())
            names.append(QString(row.depth, u'-') + QString::fromStdString(row.field.name));
        return names.join(u' ');
    }
};

void tst_FormRows::unfoldsWhatIsRequiredOrGiven()
{
    ui::FormRows rows;
    rows.setForm(form("Tree", ""));
    QCOMPARE(dump(rows), QStringLiteral("a"));
    rows.setForm(form("Tree!", ""));
    // A type that needs itself unfolds as far as anybody looks.
    QCOMPARE(dump(rows), QStringLiteral("a -name -next --name --next ---name ---next"));
    rows.setForm(form("Tree", "{\"next\": {}}"));
    QVERIFY(dump(rows).startsWith(QStringLiteral("a -name -next --name --next")));
    QCOMPARE(rows.parentOf(3), 2);
    QCOMPARE(rows.parentOf(2), 0);
    QCOMPARE(rows.parentOf(0), -1);
}

void tst_FormRows::foldsAreKept()
{
    ui::FormRows rows;
    rows.setForm(form("[Int]", "[1, 2]"));
    QCOMPARE(dump(rows), QStringLiteral("a -1 -2"));
    rows.setExpanded({std::string("a")}, false);
    QCOMPARE(dump(rows), QStringLiteral("a"));
    rows.setForm(form("[Int]", "[1, 2, 3]"));
    QCOMPARE(dump(rows), QStringLiteral("a"));
    QCOMPARE(rows.indexOf({std::string("a"), 1U}), -1);
    rows.setExpanded({std::string("a")}, true);
    QCOMPARE(rows.indexOf({std::string("a"), 1U}), 2);
}

void tst_FormRows::longListsAreFolded()
{
    std::string items = "[0";
    for (int i = 1; i < 1'000; ++i)
        items.append(",").append(std::to_string(i));
    ui::FormRows rows;
    rows.setForm(form("[Int]", items + "]"));
    QCOMPARE(dump(rows), QStringLiteral("a"));
    rows.setExpanded({std::string("a")}, true);
    QCOMPARE(rows.rows().size(), std::size_t {1'001});
}

REGISTER_TEST(tst_FormRows)
#include "tst_formrows.moc"
