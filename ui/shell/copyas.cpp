#include "ui/shell/copyas.h"

#include "core/json/typed.h"
#include "core/run/runner.h"
#include "ui/shell/documentpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr auto SecretStay = 1min;

/// Why \a variables or \a headers cannot be sent as they are; empty when they can.
QString problemOf(const QByteArray &variables, const QList<safety::Header> &headers)
{
    if (const auto problem = safety::problemOf(headers); !problem.isEmpty())
        return CopyAs::tr("Nothing was copied: %1").arg(problem);
    const auto typed = variables.toStdString();
    if (json::plainJson(typed).find_first_not_of(" \t\r\n") == std::string::npos)
        return {};
    const auto tape = json::parseTyped(typed);
    return tape && tape->root().isObject() ? QString()
                                           : CopyAs::tr("Nothing was copied: the variables are no JSON object.");
}

} // namespace

CopyAs::CopyAs(run::Runner &runner, QObject *parent) : QObject(parent), m_runner(runner)
{
    m_clear.setObjectName(QStringLiteral("clearClipboard"));
    m_clear.setSingleShot(true);
    connect(&m_clear, &QTimer::timeout, this, &CopyAs::clearSecret);
    connect(&runner, &run::Runner::tokenMade, this,
            [this](quint64 request, const QByteArray &token, const QDateTime &until) {
                // Only what was asked for last: what came between is in the clipboard already.
                if (!m_waiting || m_waiting->request != request)
                    return;
                auto waiting = *std::exchange(m_waiting, std::nullopt);
                waiting.snippet.credential = exchange::TokenText {token};
                putSecret(exchange::snippet(waiting.form, waiting.snippet));
                if (waiting.page)
                    waiting.page->say(Notice::Tone::Warning,
                                      tr("Copied as %1 with a token. Until %2 it opens the project to whoever reads "
                                         "it; the clipboard is emptied in a minute.")
                                          .arg(exchange::nameOf(waiting.form),
                                               QLocale().toString(until.toLocalTime().time(), QLocale::ShortFormat)));
            });
    connect(&runner, &run::Runner::tokenRefused, this, [this](quint64 request, const base::Error &error) {
        if (!m_waiting || m_waiting->request != request)
            return;
        const auto waiting = *std::exchange(m_waiting, std::nullopt);
        if (waiting.page)
            waiting.page->say(Notice::Tone::Neutral, tr("Nothing was copied: %1").arg(error.message));
    });
}

CopyAs::~CopyAs()
{
    clearSecret();
}

void CopyAs::copy(DocumentPage &page, const project::Project &project, exchange::Form form, Token token)
{
    m_waiting.reset();
    const auto choice = page.choose();
    const auto variables = page.variables().trimmed();
    const auto headers = page.headers();
    const auto *key = project.activeKey();
    const auto problem = page.text().trimmed().isEmpty() ? tr("There is nothing to copy yet.")
        : choice.pick ? tr("Nothing was copied: put the caret into the operation that is meant.")
        : !key        ? tr("Nothing was copied: the project has no key in use, which makes the tokens.")
                      : problemOf(variables, headers);
    if (!problem.isEmpty()) {
        page.say(Notice::Tone::Neutral, problem);
        return;
    }
    exchange::SnippetRequest request {project.endpoint().url(),
                                      {page.text(), choice.name, variables},
                                      exchange::TokenCommand {project.projectId(), key->path, key->keyId},
                                      headers};
    if (token == Token::Fresh) {
        m_waiting = {++m_lastRequest, &page, form, std::move(request)};
        m_runner.makeToken(project, m_lastRequest);
        return;
    }
    const auto secret = std::find_if(headers.begin(), headers.end(), safety::isSecret);
    if (secret != headers.end()) {
        putSecret(exchange::snippet(form, request));
        page.say(Notice::Tone::Warning,
                 tr("Copied as %1, with the value of %2 and without a token. The clipboard is emptied in a minute.")
                     .arg(nameOf(form), QString::fromLatin1(secret->name)));
        return;
    }
    m_clear.stop();
    m_secret.clear();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(exchange::snippet(form, request)));
    page.say(Notice::Tone::Neutral,
             project.isLive() ? tr("Copied as %1. There is no token in it: it says how to get one.").arg(nameOf(form))
                              : tr("Copied as %1. There is no token in it: it says how to get one. The sandbox and its "
                                   "key are there as long as this window is open.")
                                    .arg(nameOf(form)));
}

void CopyAs::putSecret(const QByteArray &text)
{
    auto *data = new QMimeData;
    m_secret = QString::fromUtf8(text);
    data->setText(m_secret);
    // What Klipper, KeePassXC and their like agree on: not to be kept in a history.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
    m_clear.start(SecretStay);
}

void CopyAs::clearSecret()
{
    auto *clipboard = QGuiApplication::clipboard();
    if (!m_secret.isEmpty() && clipboard && clipboard->text() == m_secret)
        clipboard->clear();
    m_secret.clear();
}

} // namespace ui
