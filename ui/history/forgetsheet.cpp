#include "ui/history/forgetsheet.h"

#include "ui/history/historymodel.h"
#include "ui/history/whenrun.h"
#include "ui/theme/plaincode.h"
#include "ui/theme/plainlabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int MostRunsListed = 200;

} // namespace

ForgetSheet::ForgetSheet(history::History &history, const base::Clock &clock, const Appearance &appearance,
                         QWidget *over)
    : Sheet(appearance, Role::Accent, 560, over),
      m_history(history),
      m_clock(clock)
{
    setAccessibleName(tr("Forget a person"));
    head()->addWidget(new PlainLabel(tr("Forget a Person"), PlainLabel::Look::Heading), 1);
    auto *text = new PlainLabel(tr("Every run whose query, variables or answer names the person is removed from the "
                                   "history, with the answers that tabs keep and the closed tabs that do, and their "
                                   "bytes from the disk. What you wrote in open tabs stays, and you are told which. "
                                   "Nothing is sent to a server, and the journal of changes stays as it is."));
    text->setWordWrap(true);
    body()->addWidget(text);
    m_names = new QLineEdit;
    m_names->setObjectName(QStringLiteral("forgetNames"));
    m_names->setAccessibleName(tr("What names the person"));
    m_names->setPlaceholderText(tr("User ID, node ID, e-mail, phone: all that are known"));
    body()->addWidget(m_names);
    m_said = new PlainLabel({}, PlainLabel::Look::Muted);
    m_said->setObjectName(QStringLiteral("forgetSaid"));
    m_said->setWordWrap(true);
    body()->addWidget(m_said);
    m_runs = new PlainCode({}, 8);
    m_runs->setObjectName(QStringLiteral("forgetRuns"));
    m_runs->setAccessibleName(tr("Runs that will go"));
    m_runs->hide();
    body()->addWidget(m_runs);

    auto *cancel = new QPushButton(tr("Cancel"));
    m_forget = new QPushButton(tr("Forget"));
    m_forget->setObjectName(QStringLiteral("forget"));
    m_forget->setProperty("kind", QStringLiteral("primary"));
    m_forget->setEnabled(false);
    foot()->addStretch(1);
    foot()->addWidget(cancel);
    foot()->addWidget(m_forget);
    connect(cancel, &QPushButton::clicked, this, &Sheet::reject);
    connect(m_names, &QLineEdit::textChanged, this, &ForgetSheet::look);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_history.lookFor(m_person); });
    connect(&history, &history::History::naming, this, &ForgetSheet::show);
    connect(&history, &history::History::namingFailed, this, &ForgetSheet::fail);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        finish();
        m_history.forget(m_person);
    });
    setRetreat(cancel);
    setFirstFocus(m_names);
    look();
}

void ForgetSheet::look()
{
    m_person = history::Person::parse(m_names->text());
    m_forget->setEnabled(false);
    m_runs->hide();
    if (m_person.isNobody()) {
        m_pause.stop();
        m_said->setText(tr("Several are separated by spaces. Each is looked for as a whole word of four letters or "
                           "more."));
        return;
    }
    m_said->setText(tr("Looking…"));
    m_pause.start();
}

void ForgetSheet::show(const history::Person &person, const QList<history::Row> &rows)
{
    // An answer to what was typed before.
    if (person.names() != m_person.names())
        return;
    m_forget->setEnabled(true);
    if (rows.isEmpty()) {
        m_said->setText(tr("No run names them. Tabs are looked through as well."));
        m_runs->hide();
        return;
    }
    m_said->setText(rows.size() == 1 ? tr("1 run will go:") : tr("%1 runs will go:").arg(rows.size()));
    QStringList lines;
    for (const auto &row : rows) {
        if (lines.size() == MostRunsListed) {
            lines.append(tr("… and %1 more").arg(rows.size() - MostRunsListed));
            break;
        }
        lines.append(QStringLiteral("%1  %2 %3  %4")
                         .arg(whenRun(row.time, m_clock.now().toMSecsSinceEpoch()), kindText(row.kind), row.operation,
                              row.projectName));
    }
    m_runs->setText(lines.join(QLatin1Char('\n')));
    m_runs->show();
}

void ForgetSheet::fail(const history::Person &person, const base::Error &error)
{
    if (person.names() != m_person.names())
        return;
    m_forget->setEnabled(false);
    m_runs->hide();
    m_said->setText(error.message);
}

} // namespace ui
