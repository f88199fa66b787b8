#include "guidance/promises/duelexicon.h"

#include <QHash>

#include <span>

namespace otklik {

namespace {

/// Words of one meaning, divided by spaces.
struct Row final
{
    DueMeaning meaning;
    int value;
    QStringView words;
};

using enum DueMeaning;

constexpr Row prepositions[] = {
    {Filler, 0,
     u"the числа же о at's about around approximately примерно около часиков местного мск москве "
     u"msk local time позднее позже чем latest later than no не самое ровно сам эту этот this's точно уже "
     u"максимум"},
    {Filler, 1, u"of"},
    {Filler, 2, u"and и"},
    {By, 0, u"до к ко by until till latest крайний"},
    {To, 0, u"to"},
    {Before, 0, u"before перед"},
    {On, 0, u"в во on at over"},
    {On, 1, u"на"},
    {Within, 0, u"через за in спустя"},
    {Within, 1, u"within during inside"},
    {Since, 0, u"с со from between от между"},
    {After, 0, u"после after"},
};

constexpr Row numbers[] = {
    {Number, 1, u"один одного одну одна одной одним one"},
    {Number, 2, u"два двух две двум двое двумя two"},
    {Number, 3, u"три трех трем трое тремя three"},
    {Number, 4, u"четыре четырех четырем four"},
    {Number, 5, u"пять пяти five"},
    {Number, 6, u"шесть шести six"},
    {Number, 7, u"семь семи seven"},
    {Number, 8, u"восемь восьми eight"},
    {Number, 9, u"девять девяти nine"},
    {Number, 10, u"десять десяти ten"},
    {Number, 11, u"одиннадцать одиннадцати eleven"},
    {Number, 12, u"двенадцать двенадцати twelve"},
    {Number, 13, u"тринадцать тринадцати thirteen"},
    {Number, 14, u"четырнадцать четырнадцати fourteen"},
    {Number, 15, u"пятнадцать пятнадцати fifteen"},
    {Number, 16, u"шестнадцать шестнадцати sixteen"},
    {Number, 17, u"семнадцать семнадцати seventeen"},
    {Number, 18, u"восемнадцать восемнадцати eighteen"},
    {Number, 19, u"девятнадцать девятнадцати nineteen"},
    {Number, 20, u"двадцать двадцати twenty"},
    {Number, 30, u"тридцать тридцати thirty"},
    {Number, 40, u"сорок сорока forty"},
    {Number, 45, u"forty-five"},
    {Number, 48, u"forty-eight"},
    {Number, 24, u"twenty-four"},
    {Number, 50, u"пятьдесят пятидесяти fifty"},
    {Number, 60, u"шестьдесят шестидесяти sixty"},
    {Number, 72, u"seventy-two"},
    {Number, 90, u"девяносто ninety"},
    {Vague, 2, u"пару пара пары паре couple"},
    {Vague, 3, u"несколько нескольких few several"},
    {Half, 30, u"полчаса получаса"},
    {Half, 90, u"полтора полутора"},
    {Half, 36, u"полторы"},
};

constexpr Row units[] = {
    {Minute, 0, u"минута минуту минуты минут минуток мин minute minutes min mins"},
    {Hour, 0, u"час часа часов часу часам часик ч hour hours hr hrs h"},
    {Day, 1, u"дня"}, ///< «в 3 дня» is a time of day
    {Day, 0, u"день дней дню дни днях дн day days"},
    {FullDay, 0, u"сутки суток сут"},
    {Week, 0, u"неделя неделю недели недель неделе неделю нед week weeks wk"},
    {Month, 0, u"месяц месяца месяцев месяцу месяце мес month months"},
    {Working, 0,
     u"рабочий рабочего рабочих рабочие рабочему рабочем рабочее рабочая раб business working banking work"},
    {WorkingDay, 0, u"рд р.д eobd"},
    {Weekend, 0, u"выходные выходных выходным weekend"},
};

constexpr Row days[] = {
    {Weekday, 1, u"понедельник понедельника понедельнику пн monday mon"},
    {Weekday, 2, u"вторник вторника вторнику вт tuesday tue tues"},
    {Weekday, 3, u"среда среды среде среду ср wednesday wed"},
    {Weekday, 4, u"четверг четверга четвергу чт thursday thu thur thurs"},
    {Weekday, 5, u"пятница пятницы пятнице пятницу пт friday fri"},
    {Weekday, 6, u"суббота субботы субботе субботу сб saturday sat"},
    {Weekday, 7, u"воскресенье воскресенья воскресенью вс sunday sun"},
    {MonthName, 1, u"января январю январе янв january jan"},
    {MonthName, 2, u"февраля февралю феврале фев february feb"},
    {MonthName, 3, u"марта марту марте march mar"},
    {MonthName, 4, u"апреля апрелю апреле апр april apr"},
    {MonthName, 5, u"мая маю мае may"},
    {MonthName, 6, u"июня июню июне june jun"},
    {MonthName, 7, u"июля июлю июле july jul"},
    {MonthName, 8, u"августа августу августе авг august aug"},
    {MonthName, 9, u"сентября сентябрю сентябре сен сент september sep sept"},
    {MonthName, 10, u"октября октябрю октябре окт october oct"},
    {MonthName, 11, u"ноября ноябрю ноябре ноя november nov"},
    {MonthName, 12, u"декабря декабрю декабре дек december dec"},
};

constexpr Row named[] = {
    {Today, 0, u"сегодня сегодняшнего today"},
    {Tomorrow, 0, u"завтра завтрашнего завтрашний завтрашнему tomorrow tmrw tmr"},
    {DayAfterTomorrow, 0, u"послезавтра"},
    {This, 0, u"этой эту этот этого этом текущей текущего этому этих эти this current coming"},
    {Next, 0, u"следующей следующую следующий следующего следующем следующее следующему следующие next"},
    {Near, 0, u"ближайший ближайшего ближайшую ближайшие ближайших ближайшее ближайшей ближайшему"},
    {Beginning, 0, u"начале начала началу beginning start early"},
    {Middle, 0, u"середине середины mid middle"},
    {End, 0, u"конца концу конце исхода end close"},
    {EndOfDay, 0, u"eod cob eob"},
    {EndOfWeek, 0, u"eow"},
    {Morning, 1, u"утра утру"}, ///< «к утру»: when work begins
    {Morning, 0, u"утром утро morning"},
    {Noon, 0, u"полдень полудня полудню noon midday"},
    {Lunch, 0, u"обеда обеду обед lunch lunchtime"},
    {Afternoon, 0, u"днем afternoon"},
    {Evening, 0, u"вечером вечера вечеру вечер evening"},
    {Night, 0, u"ночи ночью полуночи полночь night midnight"},
    {Am, 0, u"am a.m"},
    {Pm, 0, u"pm p.m"},
    {OClock, 0, u"o'clock"},
    {Christmas, 0, u"christmas xmas"},
};

using Table = QHash<QString, DueEntry>;

void add(Table &table, std::span<const Row> rows)
{
    for (const Row &row : rows)
        for (const QStringView word : row.words.split(u' '))
            table.insert(word.toString(), {row.meaning, row.value});
}

} // namespace

std::optional<DueEntry> dueEntry(QStringView word)
{
    static const Table table = [] {
        Table all;
        add(all, prepositions);
        add(all, numbers);
        add(all, units);
        add(all, days);
        add(all, named);
        return all;
    }();
    const auto entry = table.constFind(word.toString());
    return entry == table.constEnd() ? std::nullopt : std::optional(*entry);
}

} // namespace otklik
