using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Zoe.AspNetCore.Authentication;
using Zoe.Hosting;
using Zoe.Hosting.Store;

namespace Zoe.AspNetCore;

/// <summary>Where the keys that protect cookies are kept.</summary>
public static class ZoeDataProtection
{
    /// <summary>
    /// Keeps the keys in the store when several hosts may use it, so that a login on one is valid on all; else in the folder
    /// <c>keys</c> of the data path. They are not encrypted.
    /// </summary>
    public static IDataProtectionBuilder PersistKeysToZoe(this IDataProtectionBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            var folder = new FileSystemXmlRepository(
                new DirectoryInfo(KeyFolder.Ensure(provider.GetRequiredService<ZoeOptions>().DataPath)), provider.GetRequiredService<ILoggerFactory>());
            options.XmlRepository = provider.GetService<ISecretStore>() is { } store ? new StoredKeys(store, folder) : folder;
        }));
        return builder;
    }
}
