#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/projects/projectform.h"
#include "ui/projects/projectlist.h"
#include "ui/projects/projectspage.h"
#include "ui/theme/sheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <optional>

namespace {

const auto Hostile = QStringLiteral("<img src=\"file:///etc/hostname\">");

project::Project named(const QString &id, const QString &name)
{
    return project::Project::live(id, name, *project::Endpoint::parse(QStringLiteral("acme.authgear.cloud")),
                                  QStringLiteral("acme"))
        .withKeyBound(QStringLiteral("key-1"), QStringLiteral("/keys/key-1.pem"));
}

} // namespace

class tst_ProjectsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void makesAFormWhenItIsLookedAt();
    void aNewProjectIsSelectedOnceItIsSaved();
    void halfMadeChangesSurviveALookElsewhere();
    void removingAsksFirst();
    void namesArePlainText();

private:
    ui::ProjectForm *visibleForm() const;

    std::optional<ui::Appearance> m_appearance;
    std::unique_ptr<ui::ProjectsPage> m_page;
};

void tst_ProjectsPage::init()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_page = std::make_unique<ui::ProjectsPage>(*m_appearance);
    m_page->resize(1000, 740);
    m_page->setProjects({named(QStringLiteral("a"), QStringLiteral("acme-prod")),
                         named(QStringLiteral("b"), QStringLiteral("beta test"))});
    m_page->show();
}

void tst_ProjectsPage::cleanup()
{
    m_page.reset();
    m_appearance.reset();
}

ui::ProjectForm *tst_ProjectsPage::visibleForm() const
{
    for (auto *form : m_page->findChildren<ui::ProjectForm *>()) {
        if (form->isVisible())
            return form;
    }
    return nullptr;
}

void tst_ProjectsPage::makesAFormWhenItIsLookedAt()
{
    ui::ProjectsPage page(*m_appearance);
    page.setProjects({named(QStringLiteral("a"), QStringLiteral("acme-prod"))});
    QVERIFY(!page.findChild<ui::ProjectForm *>());
    page.show();
    QVERIFY(page.findChild<ui::ProjectForm *>());
}

void tst_ProjectsPage::aNewProjectIsSelectedOnceItIsSaved()
{
    QSignalSpy save(m_page.get(), &ui::ProjectsPage::saveRequested);
    m_page->addProject();
    auto *form = visibleForm();
    QVERIFY(form && form->isNew());
    form->findChild<QLineEdit *>(QStringLiteral("name"))->setFocus();
    QTest::keyClicks(form->findChild<QLineEdit *>(QStringLiteral("name")), QStringLiteral("gamma"));
    QTest::keyClicks(form->findChild<QLineEdit *>(QStringLiteral("projectId")), QStringLiteral("gamma"));
    QTest::keyClicks(form->findChild<QLineEdit *>(QStringLiteral("endpoint")), QStringLiteral("gamma.authgear.cloud"));
    support::keepPicture(*m_page, QStringLiteral("projects-new"));
    QTest::mouseClick(form->findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
    QCOMPARE(save.size(), 1);
    const auto project = save.first().first().value<project::Project>();
    QCOMPARE(project.name(), QStringLiteral("gamma"));

    m_page->setProjects({named(QStringLiteral("a"), QStringLiteral("acme-prod")), project});
    QCOMPARE(m_page->findChild<ui::ProjectList *>()->selected(), project.id());
    QVERIFY(visibleForm() && !visibleForm()->isNew());
    QCOMPARE(visibleForm()->projectKey(), project.id());
}

void tst_ProjectsPage::halfMadeChangesSurviveALookElsewhere()
{
    m_page->select(QStringLiteral("a"));
    auto *name = visibleForm()->findChild<QLineEdit *>(QStringLiteral("name"));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("half"));
    m_page->select(QStringLiteral("b"));
    QCOMPARE(visibleForm()->projectKey(), QStringLiteral("b"));
    m_page->select(QStringLiteral("a"));
    QCOMPARE(visibleForm()->findChild<QLineEdit *>(QStringLiteral("name"))->text(), QStringLiteral("half"));
}

void tst_ProjectsPage::removingAsksFirst()
{
    QSignalSpy removed(m_page.get(), &ui::ProjectsPage::removeRequested);
    m_page->select(QStringLiteral("b"));
    QTest::mouseClick(visibleForm()->findChild<QPushButton *>(QStringLiteral("remove")), Qt::LeftButton);
    auto *sheet = ui::Sheet::openOver(m_page.get());
    QVERIFY(sheet);
    support::keepPicture(*m_page, QStringLiteral("projects-remove"));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
    QCOMPARE(removed.size(), 0);
    QTest::mouseClick(visibleForm()->findChild<QPushButton *>(QStringLiteral("remove")), Qt::LeftButton);
    QTest::mouseClick(ui::Sheet::openOver(m_page.get())->findChild<QPushButton *>(QStringLiteral("yes")),
                      Qt::LeftButton);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toString(), QStringLiteral("b"));
    m_page->setProjects({named(QStringLiteral("a"), QStringLiteral("acme-prod"))});
    QVERIFY(visibleForm());
    QCOMPARE(visibleForm()->projectKey(), QStringLiteral("a"));
}

void tst_ProjectsPage::namesArePlainText()
{
    m_page->setProjects({named(QStringLiteral("a"), Hostile)});
    m_page->select(QStringLiteral("a"));
    support::keepPicture(*m_page, QStringLiteral("projects-hostile"));
    bool shown = false;
    for (const auto *label : m_page->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        shown = shown || label->text() == Hostile;
    }
    QVERIFY(shown);
}

REGISTER_TEST(tst_ProjectsPage)
#include "tst_projectspage.moc"
