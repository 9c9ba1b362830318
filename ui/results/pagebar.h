#pragma once

#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace ui {

class Appearance;
class MenuButton;

/// What a PageBar shows of a list that may go on.
struct PageBarState
{
    QStringList lists; ///< The lists of the answer, by name.
    qsizetype list = -1; ///< The one that the rest is about; -1: there is none, and no bar.
    quint32 rows = 0;
    std::optional<qint64> total; ///< As the server counts.
    quint32 pages = 0; ///< Joined to the first one.
    bool canGoOn = false;
    bool isLoading = false;
    std::optional<quint32> limit; ///< Of what is loading; nothing: one page.
    bool wasCutShort = false; ///< Going on means what was wanted before.
    QString sentence; ///< Why it stopped, or what to know.

    bool operator==(const PageBarState &) const = default;
};

/// Under an answer: how much of a list is here, the next page, and all of them. Quiet: it is there only while a list
/// goes on or was read on, and says that it loads only when that takes long enough to be seen.
class PageBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageBar)

public:
    /// What a person can choose to load at most.
    static constexpr quint32 Limits[] = {1'000, 10'000, 100'000};
    static constexpr quint32 UsualLimit = 10'000;

    /// \a mostBytes: where loading stops by itself, to be told.
    PageBar(const Appearance &appearance, std::size_t mostBytes, QWidget *parent = nullptr);

    void showState(const PageBarState &state);
    /// How many rows "all" means at most.
    void setLimit(quint32 limit);
    quint32 limit() const { return m_limit; }

signals:
    void nextWanted();
    void allWanted(quint32 limit);
    void goOnWanted();
    void cancelWanted();
    void listChosen(qsizetype list);
    void limitChosen(quint32 limit);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillLimits();
    bool isOffer(const QWidget *widget) const;
    /// Loading takes the buttons away: the focus is kept for the one that was pressed.
    void keepFocus();
    void giveFocus();
    void apply();
    QString countText() const;
    /// Of what is loading, between 0 and 1; nothing while nobody knows.
    std::optional<double> progress() const;
    void fit();

    const Appearance &m_appearance;
    const std::size_t m_mostBytes;
    PageBarState m_state;
    quint32 m_limit = UsualLimit;
    QTimer m_patience;
    QPointer<QWidget> m_pressed;
    MenuButton *m_lists = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_loading = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_goOn = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_all = nullptr;
    MenuButton *m_limits = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace ui
