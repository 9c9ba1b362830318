#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/projects/field.h"
#include "ui/projects/projectform.h"
#include "ui/theme/notice.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace {

project::Endpoint address(const char *text)
{
    return *project::Endpoint::parse(QLatin1String(text));
}

project::Project acme()
{
    return project::Project::live(QStringLiteral("p1"), QStringLiteral("acme-prod"), address("acme.authgear.cloud"),
                                  QStringLiteral("acme"))
        .withKeyBound(QStringLiteral("key-1"), QStringLiteral("/keys/key-1.pem"));
}

} // namespace

class tst_ProjectForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingIsSavedWithoutANameAndAProjectId();
    void whatIsWrongIsSaidAtItsField_data();
    void whatIsWrongIsSaidAtItsField();
    void aBareProjectIdAsksTheHostedAddresses();
    void twoAddressesLeaveTheChoiceToThePerson();
    void anAnswerForAnotherProjectIdIsIgnored();
    void anotherAddressUnbindsTheKeys();
    void bindingIsAClick();
    void aKeyFileGivesItsKeyId_data();
    void aKeyFileGivesItsKeyId();
    void aKeyWithoutIdIsNotSaved();
    void keysAreSwitchedAndRemoved();
    void onlyThePlaceOfAKeyIsKept();
    void theDoorIsTestedAsEntered();
    void changesSurviveUntilSavedOrDiscarded();

private:
    void open(const project::Project &project, bool isNew);
    void type(const char *name, const QString &text);
    QPushButton *button(const char *name) const { return m_form->findChild<QPushButton *>(QLatin1String(name)); }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    QLineEdit *input(const char *name) const { return m_form->findChild<QLineEdit *>(QLatin1String(name)); }
    QString notice(const char *name) const { return m_form->findChild<ui::Notice *>(QLatin1String(name))->text(); }
    QStringList problems() const;
    project::Project saved(QSignalSpy &spy);
    QString makeKeyFile(const QString &name, const QByteArray &content = "PEM");

    std::optional<ui::Appearance> m_appearance;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<ui::ProjectForm> m_form;
};

void tst_ProjectForm::init()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_folder.emplace();
}

void tst_ProjectForm::cleanup()
{
    m_form.reset();
    m_folder.reset();
    m_appearance.reset();
}

void tst_ProjectForm::open(const project::Project &project, bool isNew)
{
    m_form = std::make_unique<ui::ProjectForm>(project, isNew, *m_appearance);
    m_form->resize(640, 700);
    m_form->show();
}

void tst_ProjectForm::type(const char *name, const QString &text)
{
    input(name)->selectAll();
    QTest::keyClicks(input(name), text);
}

QStringList tst_ProjectForm::problems() const
{
    QStringList problems;
    for (const auto *field : m_form->findChildren<ui::Field *>()) {
        if (!field->problem().isEmpty())
            problems.append(field->problem());
    }
    return problems;
}

project::Project tst_ProjectForm::saved(QSignalSpy &spy)
{
    click("save");
    return spy.isEmpty() ? project::Project() : spy.last().first().value<project::Project>();
}

QString tst_ProjectForm::makeKeyFile(const QString &name, const QByteArray &content)
{
    const auto path = m_folder->filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return path;
}

void tst_ProjectForm::nothingIsSavedWithoutANameAndAProjectId()
{
    open(project::Project::live(QStringLiteral("new"), {}, {}, {}), true);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    type("endpoint", QStringLiteral("acme.authgear.cloud"));
    click("save");
    QCOMPARE(save.size(), 0);
    QCOMPARE(problems().size(), 2);
    QCOMPARE(m_form->focusWidget(), input("name"));

    type("name", QStringLiteral("acme-prod"));
    type("projectId", QStringLiteral("acme"));
    const auto project = saved(save);
    QCOMPARE(project.id(), QStringLiteral("new"));
    QCOMPARE(project.name(), QStringLiteral("acme-prod"));
    QCOMPARE(project.endpoint(), address("acme.authgear.cloud"));
    QCOMPARE(project.tokenLifetime(), std::chrono::seconds(300));
    QVERIFY(project.isLive());
    QVERIFY(problems().isEmpty());
}

void tst_ProjectForm::whatIsWrongIsSaidAtItsField_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("plain http") << QStringLiteral("http://acme.authgear.cloud");
    QTest::newRow("a password") << QStringLiteral("https://ann:secret@acme.authgear.cloud");
    QTest::newRow("a query") << QStringLiteral("https://acme.authgear.cloud/_api/admin/graphql?query=x");
    QTest::newRow("no address") << QStringLiteral("https://");
}

void tst_ProjectForm::whatIsWrongIsSaidAtItsField()
{
    QFETCH(QString, endpoint);
    open(acme(), false);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    type("endpoint", endpoint);
    click("save");
    QCOMPARE(save.size(), 0);
    QCOMPARE(problems(), QStringList {project::Endpoint::parse(endpoint).error().message});
    type("endpoint", QStringLiteral("https://acme.example"));
    QVERIFY(problems().isEmpty());
}

void tst_ProjectForm::aBareProjectIdAsksTheHostedAddresses()
{
    open(project::Project::live(QStringLiteral("new"), {}, {}, {}), true);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    QSignalSpy find(m_form.get(), &ui::ProjectForm::findRequested);
    type("name", QStringLiteral("acme-prod"));
    type("projectId", QStringLiteral("acme"));
    click("save");
    QCOMPARE(find.size(), 1);
    QCOMPARE(find.first().first().toString(), QStringLiteral("acme"));
    QCOMPARE(save.size(), 0);

    m_form->showEndpoints(QStringLiteral("acme"), {}, QStringLiteral("Nobody knows it."));
    QCOMPARE(problems(), QStringList {QStringLiteral("Nobody knows it.")});
    QCOMPARE(save.size(), 0);

    click("save");
    m_form->showEndpoints(QStringLiteral("acme"), {address("acme.authgearapps.com")}, {});
    QCOMPARE(save.size(), 1);
    QCOMPARE(save.first().first().value<project::Project>().endpoint(), address("acme.authgearapps.com"));
}

void tst_ProjectForm::twoAddressesLeaveTheChoiceToThePerson()
{
    open(project::Project::live(QStringLiteral("new"), {}, {}, {}), true);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    type("name", QStringLiteral("acme-prod"));
    type("projectId", QStringLiteral("acme"));
    click("save");
    m_form->showEndpoints(QStringLiteral("acme"), {address("acme.authgear.cloud"), address("acme.authgearapps.com")},
                          {});
    support::keepPicture(*m_form, QStringLiteral("form-two-addresses"));
    QCOMPARE(save.size(), 0);
    QVERIFY(input("endpoint")->text().isEmpty());
    for (auto *choice : m_form->findChildren<QRadioButton *>()) {
        if (choice->text().contains(QStringLiteral("authgearapps")))
            choice->click();
    }
    QCOMPARE(saved(save).endpoint(), address("acme.authgearapps.com"));
}

void tst_ProjectForm::anAnswerForAnotherProjectIdIsIgnored()
{
    open(project::Project::live(QStringLiteral("new"), {}, {}, {}), true);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    type("name", QStringLiteral("acme-prod"));
    type("projectId", QStringLiteral("acme"));
    m_form->showEndpoints(QStringLiteral("acme"), {address("acme.authgear.cloud")}, {});
    click("save");
    type("projectId", QStringLiteral("other"));
    m_form->showEndpoints(QStringLiteral("acme"), {address("acme.authgear.cloud")}, {});
    QCOMPARE(save.size(), 0);
    QVERIFY(input("endpoint")->text().isEmpty());
}

void tst_ProjectForm::anotherAddressUnbindsTheKeys()
{
    open(acme(), false);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    QVERIFY(!button("bind0"));
    type("endpoint", QStringLiteral("https://evil.example"));
    support::keepPicture(*m_form, QStringLiteral("form-moved"));
    QVERIFY(notice("moved").contains(QStringLiteral("https://acme.authgear.cloud")));
    QVERIFY(button("bind0"));
    const auto project = saved(save);
    QCOMPARE(project.keys().size(), 1);
    QVERIFY(!project.activeKey());
    QVERIFY(project.keys().first().boundOrigin.isEmpty());

    // Going back to the saved address before saving is no move.
    type("endpoint", QStringLiteral("https://acme.authgear.cloud"));
    QVERIFY(notice("moved").isEmpty());
    QVERIFY(!button("bind0"));
}

void tst_ProjectForm::bindingIsAClick()
{
    open(acme(), false);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    type("projectId", QStringLiteral("acme2"));
    click("bind0");
    QVERIFY(!button("bind0"));
    const auto bound = saved(save);
    QVERIFY(bound.activeKey());
    QCOMPARE(bound.activeKey()->boundProjectId, QStringLiteral("acme2"));

    // What was bound for one address is not bound for the next.
    type("projectId", QStringLiteral("acme3"));
    QVERIFY(button("bind0"));
    QVERIFY(!saved(save).activeKey());
}

void tst_ProjectForm::aKeyFileGivesItsKeyId_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("keyId");
    QTest::newRow("as the portal names it") << QStringLiteral("3f2a9c.pem") << QStringLiteral("3f2a9c");
    QTest::newRow("a second download") << QStringLiteral("3f2a9c (1).pem") << QString();
    QTest::newRow("a JWK") << QStringLiteral("admin.json") << QString();
}

void tst_ProjectForm::aKeyFileGivesItsKeyId()
{
    QFETCH(QString, file);
    QFETCH(QString, keyId);
    open(acme(), false);
    m_form->findChild<ui::KeysBox *>()->addFile(makeKeyFile(file));
    QCOMPARE(input("keyId1")->text(), keyId);
}

void tst_ProjectForm::aKeyWithoutIdIsNotSaved()
{
    open(acme(), false);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    const auto path = makeKeyFile(QStringLiteral("admin.json"));
    m_form->findChild<ui::KeysBox *>()->addFile(path);
    click("save");
    QCOMPARE(save.size(), 0);
    QCOMPARE(problems().size(), 1);
    type("keyId1", QStringLiteral("key-1"));
    click("save");
    QCOMPARE(save.size(), 0); // There is one of that ID already.
    type("keyId1", QStringLiteral("key-2"));
    const auto project = saved(save);
    QCOMPARE(project.keys().size(), 2);
    QCOMPARE(project.keys().last().path, path);
    QCOMPARE(project.keys().last().boundOrigin, QStringLiteral("https://acme.authgear.cloud"));
    QCOMPARE(project.activeKey()->keyId, QStringLiteral("key-1"));
    QFile::remove(path);
    click("save");
    QCOMPARE(save.size(), 1); // The file is gone.
}

void tst_ProjectForm::keysAreSwitchedAndRemoved()
{
    open(acme().withKeyBound(QStringLiteral("key-2"), QStringLiteral("/keys/key-2.pem")), false);
    support::keepPicture(*m_form, QStringLiteral("form"));
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    m_form->findChild<QRadioButton *>(QStringLiteral("inUse1"))->click();
    QCOMPARE(saved(save).activeKey()->keyId, QStringLiteral("key-2"));
    m_form->findChild<QAbstractButton *>(QStringLiteral("remove0"))->click();
    const auto project = saved(save);
    QCOMPARE(project.keys().size(), 1);
    QCOMPARE(project.activeKey()->keyId, QStringLiteral("key-2"));
}

void tst_ProjectForm::onlyThePlaceOfAKeyIsKept()
{
    open(acme(), false);
    QSignalSpy save(m_form.get(), &ui::ProjectForm::saveRequested);
    m_form->findChild<ui::KeysBox *>()->addFile(makeKeyFile(QStringLiteral("abc.pem"), "do not read me"));
    const auto project = saved(save);
    const auto &key = project.keys().last();
    const auto all = key.keyId + key.path + key.boundOrigin + key.boundProjectId;
    QVERIFY(!all.contains(QStringLiteral("do not read me")));
}

void tst_ProjectForm::theDoorIsTestedAsEntered()
{
    open(acme(), false);
    QSignalSpy test(m_form.get(), &ui::ProjectForm::testRequested);
    m_form->findChild<QSpinBox *>(QStringLiteral("lifetime"))->setValue(600);
    click("test");
    QCOMPARE(test.size(), 1);
    QCOMPARE(test.first().first().value<project::Project>().tokenLifetime(), std::chrono::seconds(600));
    click("test");
    QCOMPARE(test.size(), 1); // One knock at a time.
    QVERIFY(button("test")->isEnabled());
    m_form->showDoor(false, QStringLiteral("The key is not known here: <b>check</b> its ID."));
    QCOMPARE(notice("result"), QStringLiteral("The key is not known here: <b>check</b> its ID."));
    click("test");
    QCOMPARE(test.size(), 2);
}

void tst_ProjectForm::changesSurviveUntilSavedOrDiscarded()
{
    open(acme(), false);
    QVERIFY(!button("save")->isEnabled());
    type("name", QStringLiteral("renamed"));
    QVERIFY(m_form->hasChanges());
    m_form->setProject(acme());
    QCOMPARE(input("name")->text(), QStringLiteral("renamed"));
    click("discard");
    QCOMPARE(input("name")->text(), QStringLiteral("acme-prod"));
    QVERIFY(!m_form->hasChanges());

    type("name", QStringLiteral("renamed"));
    m_form->setProject(acme().renamed(QStringLiteral("renamed")));
    QVERIFY(!m_form->hasChanges());
    QVERIFY(!button("save")->isEnabled());
}

REGISTER_TEST(tst_ProjectForm)
#include "tst_projectform.moc"
