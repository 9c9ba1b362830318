#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {

class Appearance;

/// A line to search with. It knows no text: it says what is looked for and shows how often it was found, so that an
/// editor, a tree and a page of bytes can use the same one. Enter and F3 go on, with Shift back, Escape closes.
class FindBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBar)

public:
    explicit FindBar(const Appearance &appearance, QWidget *parent = nullptr);

    QString text() const;
    bool isCaseSensitive() const;
    /// Shows the bar, ready to type over \a text (kept as it is when empty).
    void open(const QString &text = {});
    /// The same with a second line: what to put in place of what is found.
    void openToReplace(const QString &text = {});
    QString replacement() const;

public slots:
    /// \a current counts from 1; \a total may be a floor, said by \a more.
    void showMatches(int current, int total, bool more = false);

signals:
    /// Typed, or upper and lower case switched: search anew from where the person is.
    void searched(const QString &text, bool caseSensitive);
    void nextWanted();
    void previousWanted();
    void replaceWanted(const QString &replacement);
    void replaceAllWanted(const QString &replacement);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void addReplaceRow(QGridLayout &grid);
    void showReplaceRow(bool shown);
    void applyIcons();

    const Appearance &m_appearance;
    QLineEdit *m_line;
    QLabel *m_count;
    QToolButton *m_case;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QLineEdit *m_replacement = nullptr;
    QWidget *m_replaceActs = nullptr;
};

} // namespace ui
