using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.OData.Model;

namespace Switchboard.OData.Shop;

internal static class ShopModel
{
    internal static ODataModel Build() => new ODataModelBuilder("Shop")
        .Value<TicketId>(id => id.Value, value => new TicketId(value))
        .Value<PersonId>(id => id.Value, value => new PersonId(value))
        .Value<NoteId>(id => id.Value, value => new NoteId(value))
        .Words(Words.Of)
        .Set<TicketView, TicketId>("tickets", t => t.Id, call => Views.Tickets(call.Services.GetRequiredService<ShopDb>()), options => options
            .Hide("secret")
            .Search((rows, word) => rows.Where(t => EF.Functions.ILike(t.Title, "%" + word + "%") || EF.Functions.ILike(t.Remark!, "%" + word + "%")))
            .One("person", "people", "personId")
            .One("parent", "tickets", "parentId")
            .Many("children", "tickets", "parentId")
            .Many("notes", "notes", "ticketId")
            .EtagFrom("number", "state")
            .Describe("What customers want."))
        .Set<PersonView, PersonId>("people", p => p.Id, call => Views.People(call.Services.GetRequiredService<ShopDb>()), options => options
            .Many("tickets", "tickets", "personId")
            .ReadableBy(call => call.Caller is not "stranger"))
        .Set<NoteView, NoteId>("notes", n => n.Id, call => Views.Notes(call.Services.GetRequiredService<ShopDb>()), options => options
            .One("ticket", "tickets", "ticketId")
            .Hide("stars")
            .FilterOnly("id", "ticketId", "seq", "text")
            .SortOnly("id", "seq"))
        .Build();
}
