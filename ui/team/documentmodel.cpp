#include "ui/team/documentmodel.h"

#include "ui/common/plaintext.h"
#include "ui/cards/carddelegate.h"
#include "ui/team/teamtext.h"

namespace otklik {

DocumentModel::DocumentModel(const Clock &clock, QObject *parent) : RowListModel(parent), m_clock(clock) { }

QVariant DocumentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DocumentRow &row = rowAt(index.row());
    const QString title = TeamText::title(row.document.kind);
    const QString version = TeamText::version(row.document, row.publisher, m_clock.now());
    QString standing;
    CardTone tone = CardTone::Quiet;
    switch (row.standing) {
    case DocumentStanding::Published: break;
    case DocumentStanding::Unpublished: standing = tr("edited"); tone = CardTone::Accent; break;
    case DocumentStanding::Waiting: standing = tr("on its way"); break;
    case DocumentStanding::Refused: standing = tr("not published"); tone = CardTone::Trouble; break;
    case DocumentStanding::Overtaken: standing = tr("two versions"); tone = CardTone::Warning; break;
    }
    switch (role) {
    case SectionRole: {
        const QString section = TeamText::section(row.document.kind);
        const bool isFirst = index.row() == 0 || TeamText::section(rowAt(index.row() - 1).document.kind) != section;
        return isFirst ? section : QString();
    }
    case Qt::DisplayRole:
    case TitleRole: return title;
    case NoteRole: return standing;
    case BodyRole: return plaintext::oneLine(row.document.note);
    case FootRole: return version;
    case ToneRole: return static_cast<int>(tone);
    case Qt::AccessibleTextRole: return QStringList{title, version, standing}.join(QStringLiteral(", "));
    default: return {};
    }
}

} // namespace otklik
