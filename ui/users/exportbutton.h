#pragma once

#include "core/base/error.h"
#include "core/users/userexport.h"
#include "ui/theme/menubutton.h"

namespace ui {

class UserTable;

/// Takes the users that are read, or those selected of them, away: to the clipboard or into a file, as CSV or JSON.
class ExportButton final : public MenuButton
{
    Q_OBJECT

public:
    enum class Format { Csv, Json };

    /// \a table is not owned.
    ExportButton(UserTable &table, const Appearance &appearance, QWidget *parent = nullptr);

    void copyAs(Format format);
    /// Ends in saved() or failed().
    void saveTo(const QString &path, Format format);
    /// What would be taken away: `3 selected`, `The 50 read so far, of 1,000`.
    QString scope() const;

signals:
    void copied(int users);
    void saved(int users, const QString &path);
    void failed(const base::Error &error);

private:
    void fill();
    void saveAs(Format format);
    void write(const QString &path, const users::UserRows &rows, Format format);

    UserTable &m_table;
};

} // namespace ui
