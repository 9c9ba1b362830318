#pragma once

#include <QWidget>

class QToolButton;

namespace ui {

class AnswerPages;
class Appearance;
class PlainLabel;

/// The line under an answer: the path of the value that is chosen in it, whichever way it is looked at, and a button
/// that copies it. Hidden while nothing is chosen.
class ChosenPath final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChosenPath)

public:
    ChosenPath(const Appearance &appearance, AnswerPages &pages, QWidget *parent = nullptr);

    QString path() const { return m_path; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void fit();

    const Appearance &m_appearance;
    AnswerPages &m_pages;
    QString m_path;
    PlainLabel *m_text;
    QToolButton *m_copy;
};

} // namespace ui
