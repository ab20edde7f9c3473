using System.Xml.Linq;
using Amends.Application.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Amends.Web.Hosting;

/// <summary>The keys of cookies and forms live in the database: every node has them, and a backup holds them.</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const string Prefix = "key:";

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Amends");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
    }

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AmendsDb>();
        return [.. db.Settings.AsNoTracking().Where(s => s.Key.StartsWith(Prefix)).Select(s => s.Value).AsEnumerable().Select(value => XElement.Parse(value))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AmendsDb>();
        db.Settings.Add(new SettingRow { Key = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
