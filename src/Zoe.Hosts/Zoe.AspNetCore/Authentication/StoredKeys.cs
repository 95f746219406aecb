using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Zoe.Hosting.Store;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// The keys of data protection in a store that all hosts share. Those in the folder of an earlier version are copied, so that
/// its cookies stay valid.
/// </summary>
internal sealed class StoredKeys(ISecretStore store, IXmlRepository folder) : IXmlRepository
{
    private const string Kind = "data-protection";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var stored = List();
        if (stored.Count > 0) return stored;
        foreach (var element in folder.GetAllElements()) StoreElement(element, NameOf(element));
        return List();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        Complete(store.AddAsync(Kind, friendlyName, element.ToString(SaveOptions.DisableFormatting), expires: null, CancellationToken.None));
    }

    private IReadOnlyList<XElement> List() => [.. Complete(store.ListAsync(Kind, CancellationToken.None)).Select(XElement.Parse)];

    private static string NameOf(XElement element) => $"{element.Name.LocalName}-{element.Attribute("id")?.Value ?? element.Attribute("version")?.Value}";

    // The interface is synchronous; it is used at the first cookie and about once a day.
    private static T Complete<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
