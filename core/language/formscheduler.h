#pragma once

#include "core/graphql/form/variablesform.h"

#include <QByteArray>
#include <QMetaType>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace language {

/// What a form of variables is made of. The operation lives in the document.
struct FormSource
{
    QByteArray typed; ///< JSON as it is typed, UTF-8.
    quint64 revision = 0;
    std::shared_ptr<const graphql::Schema> schema; ///< Null: not fetched yet.
    std::shared_ptr<const graphql::Document> document;
    const graphql::OperationDefinition *operation = nullptr; ///< Null: none is meant.
};

/// The form, and of which text: its places are those of that revision.
struct FormState
{
    quint64 revision = 0;
    std::shared_ptr<const graphql::VariablesForm> form;
};

/// Reads variables and checks them, on a thread of its own, and hands over the form of the last text that was set.
class FormScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormScheduler)

public:
    explicit FormScheduler(QObject *parent = nullptr);
    /// Waits for what is under way, which takes milliseconds.
    ~FormScheduler() override;

    enum class When { AfterAPause, AtOnce };
    /// While a person types, a pause of 120 ms comes first; what the form itself changed is shown at once.
    void setSource(const FormSource &source, When when);

signals:
    /// Emitted on this object's thread.
    void formReady(const language::FormState &state);

private:
    void start();
    void finish(quint64 order, const FormState &state);

    FormSource m_wanted;
    quint64 m_order = 0; ///< Counts what was asked for; what came of an earlier order is stale.
    bool m_isBusy = false;
    bool m_isWaiting = false;
    QTimer m_pause;
    QThreadPool m_worker;
};

} // namespace language
