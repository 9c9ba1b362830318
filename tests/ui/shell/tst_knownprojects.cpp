#include "tests/support/registry.h"
#include "ui/shell/knownprojects.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_KnownProjects : public QObject
{
    Q_OBJECT

private slots:
    void whatChangedOrWentIsTold_data();
    void whatChangedOrWentIsTold();

private:
    static project::Project named(const QString &id, const QString &name)
    {
        return project::Project::live(id, name, *project::Endpoint::parse(u"https://a.example"_s), u"a"_s);
    }
};

void tst_KnownProjects::whatChangedOrWentIsTold_data()
{
    QTest::addColumn<QList<project::Project>>("now");
    QTest::addColumn<QStringList>("told");
    const auto one = named(u"1"_s, u"one"_s);
    const auto two = named(u"2"_s, u"two"_s);
    QTest::newRow("the same") << QList {one, two} << QStringList();
    QTest::newRow("one more") << QList {one, two, named(u"3"_s, u"three"_s)} << QStringList();
    QTest::newRow("another name") << QList {one, named(u"2"_s, u"zwei"_s)} << QStringList {u"two"_s};
    QTest::newRow("gone") << QList {two} << QStringList {u"one"_s};
}

void tst_KnownProjects::whatChangedOrWentIsTold()
{
    QFETCH(QList<project::Project>, now);
    ui::KnownProjects known;
    known.setRemembered({named(u"1"_s, u"one"_s), named(u"2"_s, u"two"_s)});
    QStringList told;
    connect(&known, &ui::KnownProjects::replaced, this, [&](const project::Project &before) {
        told.append(before.name());
        // Whoever hears it finds the list as it is now.
        QCOMPARE(known.all(), now);
    });
    known.setRemembered(now);
    QTEST(told, "told");
}

REGISTER_TEST(tst_KnownProjects)
#include "tst_knownprojects.moc"
