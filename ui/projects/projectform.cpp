#include "ui/projects/projectform.h"

#include "ui/projects/field.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int ShortestToken = 60;
constexpr int LongestToken = 3600;

QString droppedFile(const QMimeData &data)
{
    const auto urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

ProjectForm::ProjectForm(const project::Project &project, bool isNew, const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_saved(project),
      m_isNew(isNew)
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new Pill(tr("LIVE"), Pill::Tone::Live));
    m_title = new PlainLabel({}, PlainLabel::Look::Heading);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_title, 1);
    m_open = new QPushButton(tr("Open a tab"));
    m_open->setObjectName(QStringLiteral("openTab"));
    head->addWidget(m_open);
    column->addLayout(head);

    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("name"));
    m_nameField = new Field(tr("Name"), m_name, m_name, tr("What you call it: shown in the band and on every review."));
    column->addWidget(m_nameField);

    m_projectId = new QLineEdit;
    m_projectId->setObjectName(QStringLiteral("projectId"));
    m_projectIdField = new Field(tr("Project ID"), m_projectId, m_projectId,
                                 tr("As the portal shows it; older documents call it app ID."));
    column->addWidget(m_projectIdField);

    auto *address = new QWidget;
    auto *addressRow = new QHBoxLayout(address);
    addressRow->setContentsMargins(0, 0, 0, 0);
    addressRow->setSpacing(8);
    m_endpoint = new QLineEdit;
    m_endpoint->setObjectName(QStringLiteral("endpoint"));
    m_endpoint->setPlaceholderText(tr("found from the project ID when left empty"));
    addressRow->addWidget(m_endpoint, 1);
    m_find = new QPushButton(tr("Find"));
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setToolTip(tr("Ask the hosted addresses for this project ID, without a token"));
    addressRow->addWidget(m_find);
    m_endpointField = new Field(tr("Endpoint"), address, m_endpoint,
                                tr("The address of the Admin API: a host, or the whole URL of a custom domain."));
    column->addWidget(m_endpointField);
    m_choices = new QWidget;
    new QVBoxLayout(m_choices);
    m_choices->hide();
    column->addWidget(m_choices);

    m_keys = new KeysBox(appearance);
    m_keysField = new Field(tr("Keys"), m_keys, nullptr);
    m_moved = new Notice;
    m_moved->setObjectName(QStringLiteral("moved"));
    column->addWidget(m_moved);
    column->addWidget(m_keysField);

    m_lifetime = new QSpinBox;
    m_lifetime->setObjectName(QStringLiteral("lifetime"));
    m_lifetime->setRange(ShortestToken, LongestToken);
    m_lifetime->setSingleStep(60);
    m_lifetime->setSuffix(tr(" seconds"));
    m_lifetime->setMaximumWidth(160);
    m_lifetime->setButtonSymbols(QAbstractSpinBox::NoButtons);
    column->addWidget(new Field(tr("Lifetime of tokens for reads"), m_lifetime, m_lifetime,
                                tr("60 to 3600. The token of a change is signed for that change alone.")));

    m_result = new Notice;
    m_result->setObjectName(QStringLiteral("result"));
    column->addWidget(m_result);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_save = new QPushButton;
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setProperty("kind", QStringLiteral("primary"));
    foot->addWidget(m_save);
    m_test = new QPushButton(tr("Test the door"));
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setToolTip(tr("Send one small read with the key in use, and say what came back"));
    foot->addWidget(m_test);
    m_discard = new QPushButton;
    m_discard->setObjectName(QStringLiteral("discard"));
    m_discard->setProperty("kind", QStringLiteral("flat"));
    foot->addWidget(m_discard);
    foot->addStretch(1);
    m_remove = new QPushButton(tr("Remove…"));
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setProperty("kind", QStringLiteral("flat"));
    foot->addWidget(m_remove);
    column->addLayout(foot);
    column->addStretch(1);

    connect(m_name, &QLineEdit::textEdited, this, &ProjectForm::noteChange);
    connect(m_projectId, &QLineEdit::textEdited, this, &ProjectForm::noteAddress);
    connect(m_endpoint, &QLineEdit::textEdited, this, &ProjectForm::noteAddress);
    connect(m_lifetime, &QSpinBox::valueChanged, this, &ProjectForm::noteChange);
    connect(m_keys, &KeysBox::changed, this, &ProjectForm::noteChange);
    connect(m_keys, &KeysBox::chooseRequested, this, &ProjectForm::chooseKeyFile);
    connect(m_find, &QPushButton::clicked, this, [this] { submit(Then::Nothing); });
    connect(m_save, &QPushButton::clicked, this, [this] { submit(Then::Save); });
    connect(m_test, &QPushButton::clicked, this, [this] { submit(Then::Test); });
    connect(m_open, &QPushButton::clicked, this, &ProjectForm::openRequested);
    connect(m_remove, &QPushButton::clicked, this, &ProjectForm::removeRequested);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (!m_isNew)
            fill();
        emit discardRequested();
    });
    fill();
}

void ProjectForm::setProject(const project::Project &project)
{
    const bool saved = m_isNew || project.revision() != m_saved.revision();
    m_saved = project;
    m_isNew = false;
    if (!m_dirty || saved)
        fill();
}

void ProjectForm::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void ProjectForm::fill()
{
    m_filling = true;
    m_name->setText(m_saved.name());
    m_projectId->setText(m_saved.projectId());
    m_endpoint->setText(m_saved.endpoint().url().toString(QUrl::FullyEncoded));
    m_keys->setAddress(m_saved.endpoint().origin(), m_saved.projectId());
    m_keys->setKeys(m_saved.keys(), m_saved.activeKeyIndex());
    m_lifetime->setValue(static_cast<int>(m_saved.tokenLifetime().count()));
    for (auto *field : {m_nameField, m_projectIdField, m_endpointField, m_keysField})
        field->showProblem({});
    m_moved->clear();
    m_choices->hide();
    m_filling = false;
    m_dirty = m_isNew;
    showSaved();
}

void ProjectForm::showSaved()
{
    m_title->setText(m_isNew ? tr("New project") : shortened(m_saved.name(), 60));
    m_open->setVisible(!m_isNew);
    m_remove->setVisible(!m_isNew);
    m_save->setText(m_isNew ? tr("Add project") : tr("Save"));
    m_save->setEnabled(m_dirty);
    m_discard->setText(m_isNew ? tr("Cancel") : tr("Discard changes"));
    m_discard->setVisible(m_dirty);
}

void ProjectForm::noteChange()
{
    if (m_filling)
        return;
    m_dirty = true;
    m_result->clear();
    m_keysField->showProblem({});
    showSaved();
}

void ProjectForm::noteAddress()
{
    noteChange();
    m_choices->hide();
    m_projectIdField->showProblem({});
    m_endpointField->showProblem({});
    const auto endpoint = project::Endpoint::parse(m_endpoint->text());
    const auto projectId = m_projectId->text().trimmed();
    m_keys->setAddress(endpoint ? endpoint->origin() : QString(), projectId);
    const bool moved = !m_isNew && !m_saved.keys().isEmpty()
        && ((endpoint && endpoint->origin() != m_saved.endpoint().origin()) || projectId != m_saved.projectId());
    if (moved)
        m_moved->say(
            Notice::Tone::Warning,
            tr("A key signs only for the address and project ID that it was bound to (%1, project %2). Bind each key "
               "again if it really belongs to the new ones. Saving locks writing.")
                .arg(m_saved.endpoint().origin(), m_saved.projectId()));
    else
        m_moved->clear();
}

void ProjectForm::chooseKeyFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a key file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    // Where a key lands that was fetched from the portal.
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setNameFilters({tr("Keys (*.pem *.jwk *.json *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_keys, &KeysBox::addFile);
    dialog->open();
}

void ProjectForm::submit(Then then)
{
    // The buttons stay alive meanwhile: a dead one would hand the focus, and the next Space, to its neighbour.
    if (m_finding || (m_testing && then == Then::Test))
        return;
    const auto projectId = m_projectId->text().trimmed();
    if (then == Then::Nothing || m_endpoint->text().trimmed().isEmpty()) {
        if (projectId.isEmpty()) {
            m_projectIdField->showProblem(tr("Enter the project ID: without it, its address cannot be found."));
            m_projectId->setFocus();
            return;
        }
        m_afterFind = then;
        m_finding = true;
        m_askedFor = projectId;
        m_result->say(Notice::Tone::Neutral, tr("Asking the hosted addresses for %1…").arg(projectId));
        emit findRequested(projectId);
        return;
    }
    const auto project = entered();
    if (!project)
        return;
    if (then == Then::Save) {
        m_result->say(Notice::Tone::Neutral, tr("Saving…"));
        emit saveRequested(*project);
    } else {
        m_testing = true;
        m_result->say(Notice::Tone::Neutral, tr("Knocking at %1…").arg(project->endpoint().origin()));
        emit testRequested(*project);
    }
}

std::optional<project::Project> ProjectForm::entered()
{
    const auto name = m_name->text().trimmed();
    const auto projectId = m_projectId->text().trimmed();
    const auto endpoint = project::Endpoint::parse(m_endpoint->text());
    m_nameField->showProblem(name.isEmpty() ? tr("Enter a name: it is how you will know the project.") : QString());
    m_projectIdField->showProblem(projectId.isEmpty() ? tr("Enter the project ID: tokens are made for it.")
                                                      : QString());
    m_endpointField->showProblem(endpoint ? QString() : endpoint.error().message);
    m_keysField->showProblem(m_keys->problem());
    const std::pair<Field *, QWidget *> fields[] = {
        {m_nameField, m_name}, {m_projectIdField, m_projectId}, {m_endpointField, m_endpoint}, {m_keysField, m_keys}};
    for (const auto &[field, input] : fields) {
        if (field->problem().isEmpty())
            continue;
        m_result->clear();
        input->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    auto project = m_saved;
    if (name != project.name())
        project = project.renamed(name);
    if (*endpoint != project.endpoint() || projectId != project.projectId())
        project = project.withAddress(*endpoint, projectId);
    if (m_lifetime->value() != project.tokenLifetime().count())
        project = project.withTokenLifetime(std::chrono::seconds(m_lifetime->value()));
    return m_keys->applied(project);
}

void ProjectForm::showEndpoints(const QString &projectId, const QList<project::Endpoint> &known, const QString &problem)
{
    if (!m_finding || projectId != m_askedFor)
        return; // Asked by another form.
    m_finding = false;
    if (projectId != m_projectId->text().trimmed()) {
        m_result->clear();
        return; // The ID was changed since.
    }
    m_result->clear();
    const auto then = std::exchange(m_afterFind, Then::Nothing);
    if (known.isEmpty()) {
        m_endpointField->showProblem(problem.isEmpty()
                                         ? tr("No hosted address knows this project ID: check it, or enter the "
                                              "endpoint of your own domain.")
                                         : problem);
        m_endpoint->setFocus();
    } else if (known.size() > 1) {
        offerEndpoints(known);
    } else {
        m_endpoint->setText(known.first().url().toString(QUrl::FullyEncoded));
        noteAddress();
        if (then != Then::Nothing)
            submit(then);
        else
            m_result->say(Notice::Tone::Good, tr("Found at %1.").arg(known.first().origin()));
    }
}

void ProjectForm::offerEndpoints(const QList<project::Endpoint> &known)
{
    auto *column = m_choices->layout();
    while (auto *item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    column->setContentsMargins(0, 0, 0, 0);
    auto *question = new PlainLabel(tr("More than one address knows this project ID. Which one is yours?"));
    question->setWordWrap(true);
    column->addWidget(question);
    for (const auto &endpoint : known) {
        auto *choice = new QRadioButton(plainCaption(endpoint.url().toString(QUrl::FullyEncoded)));
        column->addWidget(choice);
        connect(choice, &QRadioButton::clicked, this, [this, endpoint] {
            m_endpoint->setText(endpoint.url().toString(QUrl::FullyEncoded));
            noteAddress();
            m_endpoint->setFocus();
        });
    }
    m_choices->show();
    if (auto *first = m_choices->findChild<QRadioButton *>())
        first->setFocus();
}

void ProjectForm::showDoor(bool open, const QString &message)
{
    m_testing = false;
    m_result->say(open ? Notice::Tone::Good : Notice::Tone::Warning, message);
}

void ProjectForm::showSaveFailed(const QString &message)
{
    m_result->say(Notice::Tone::Live, message);
}

void ProjectForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ProjectForm::dropEvent(QDropEvent *event)
{
    m_keys->addFile(droppedFile(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace ui
