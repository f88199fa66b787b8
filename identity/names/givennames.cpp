#include "identity/names/givennames.h"

#include "identity/names/latinkey.h"
#include "identity/names/writtenform.h"

#include <QFile>

namespace otklik::identity {

namespace {

void appendOnce(QStringList &list, const QString &value)
{
    if (!list.contains(value))
        list.append(value);
}

} // namespace

GivenNames::GivenNames(const QStringList &resources)
{
    for (const QString &resource : resources) {
        QFile file(resource);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
            if (!line.startsWith(u'#'))
                addLine(line);
    }
}

const GivenNames &GivenNames::known()
{
    static const GivenNames names({QStringLiteral(":/otklik/names/diminutives_ru.tsv"),
                                   QStringLiteral(":/otklik/names/diminutives_en.tsv")});
    return names;
}

void GivenNames::addLine(const QString &line)
{
    const QStringList columns = line.split(u'\t');
    if (columns.size() < 2)
        return;
    const QString full = latinKey(plainLetters(columns[0]));
    const bool isMale = columns[1] == QLatin1StringView("m");
    add(full, full, true, isMale);
    if (columns.size() < 3)
        return;
    for (const QString &form : columns[2].split(u' ', Qt::SkipEmptyParts))
        add(latinKey(plainLetters(form)), full, form.startsWith(u'='), isMale);
}

void GivenNames::add(const QString &form, const QString &full, bool isSpelling, bool isMale)
{
    if (form.isEmpty())
        return;
    GivenName &name = m_names[form];
    if (isSpelling || form == full)
        appendOnce(name.spellingOf, full);
    else
        appendOnce(name.diminutiveOf, full);
    (isMale ? name.isMale : name.isFemale) = true;
}

const GivenName *GivenNames::find(const QString &key) const
{
    const auto found = m_names.constFind(key);
    return found == m_names.constEnd() ? nullptr : &*found;
}

QStringList GivenNames::fullNames(const QString &key) const
{
    const GivenName *name = find(key);
    if (!name)
        return {key};
    QStringList all = name->spellingOf;
    for (const QString &full : name->diminutiveOf)
        appendOnce(all, full);
    return all;
}

} // namespace otklik::identity
