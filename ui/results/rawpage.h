#pragma once

#include "core/run/answer.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace results {
class Rows;
}

namespace ui {

class Appearance;
class RowsView;

/// The bytes of an answer as they came: as text, whose long lines are broken where the page ends, and as a dump when
/// they are none, or when somebody wants one.
class RawPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawPage)

public:
    explicit RawPage(const Appearance &appearance, QWidget *parent = nullptr);

    /// Null shows nothing. Large bodies are read in another thread; see shown().
    void setAnswer(const run::Answer &answer);
    /// The same has grown; when it \a isInView, what is looked at stays, and shown() does not follow.
    void setLonger(const run::Answer &answer, bool isInView);
    RowsView &view() { return *m_view; }
    bool isHex() const;
    void setHex(bool isHex);

signals:
    /// The rows are there.
    void shown();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void read();
    void stay();
    void fitWidth();
    std::uint32_t columns() const;
    void show(std::shared_ptr<const results::Rows> rows);
    void say();

    std::shared_ptr<const std::string> m_body;
    QString m_kind; ///< What the server says that it is.
    quint64 m_readNumber = 0; ///< What a thread brings for an older one is dropped.
    std::uint32_t m_columns = 0; ///< To which lines are broken.
    QTimer m_resized;
    bool m_isStaying = false; ///< The rows on their way take over from those in view, and what is looked at stays.
    QLabel *m_note;
    QToolButton *m_hex;
    RowsView *m_view;
};

} // namespace ui
