using Amends.Application.Storage;

namespace Amends.Application.Complaints;

/// <summary>
/// Which complaints a person may know of, once as a query and once as SQL for units of work. A restricted case shows only to its owner, people allowed
/// on it, leads and admins; a customer sees their own.
/// </summary>
internal static class Visibility
{
    public static IQueryable<ComplaintRow> VisibleTo(this AmendsDb db, Person person)
    {
        if (person.SeesAll)
            return db.Complaints;
        if (person.IsCustomer)
            return db.Complaints.Where(c => c.CustomerId == person.Id);
        return db.Complaints.Where(c =>
            !c.Restricted || c.Owner == person.Id || db.Allowed.Any(a => a.ComplaintId == c.Id && a.AccountId == person.Id));
    }

    /// <summary>Takes <c>@person</c> once where it stands in the text.</summary>
    public static string Sql(Person person)
    {
        if (person.SeesAll)
            return "@person IS NOT NULL";
        return person.IsCustomer
            ? "c.customer_id = @person"
            : "(c.owner = @person OR NOT c.restricted OR EXISTS (SELECT 1 FROM complaint_people p WHERE p.complaint_id = c.id AND p.account_id = @person))";
    }
}
