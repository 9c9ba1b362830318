#pragma once

#include "core/exchange/snippet.h"
#include "core/project/project.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace run {
class Runner;
}

namespace ui {

class DocumentPage;

/// Puts an operation into the clipboard as code for another program. A text without a token says how to get one. With
/// one it is a secret: the clipboard is told so, for its managers, and is emptied after a minute unless something else
/// is in it by then.
class CopyAs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyAs)

public:
    enum class Token { ByCommand, Fresh };

    /// \a runner is not owned.
    explicit CopyAs(run::Runner &runner, QObject *parent = nullptr);
    /// A secret does not outlive the window.
    ~CopyAs() override;

    /// What would run of \a page, against \a project. Why it cannot be copied is said on the page.
    void copy(DocumentPage &page, const project::Project &project, exchange::Form form, Token token);

private:
    struct Waiting
    {
        quint64 request = 0;
        QPointer<DocumentPage> page;
        exchange::Form form = exchange::Form::Curl;
        exchange::SnippetRequest snippet;
    };
    void putSecret(const QByteArray &text);
    void clearSecret();

    run::Runner &m_runner;
    std::optional<Waiting> m_waiting;
    quint64 m_lastRequest = 0;
    QString m_secret;
    QTimer m_clear {this};
};

} // namespace ui
