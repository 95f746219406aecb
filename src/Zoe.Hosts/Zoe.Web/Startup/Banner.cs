using Zoe.Backends.Drivers;
using Zoe.Hosting;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration.Options;

namespace Zoe.Web.Startup;

/// <summary>Prints the configuration at the start.</summary>
internal static class Banner
{
    public static void Write(
        TextWriter output, ZoeHostOptions options, ChosenBackend backend, IEnumerable<string> addresses, string? password,
        DescriptorBudget descriptors)
    {
        output.WriteLine($"Zoe {ZoeVersion.Current}, deployment {options.Deployment.DeploymentName}");
        foreach (var address in addresses) output.WriteLine($"  Listening on  {address}");
        output.WriteLine($"  Back-end      {backend.Name}, {backend.Reason}");
        output.WriteLine($"  Data          {options.Server.DataPath}");
        if (descriptors.Limit is { } limit)
            output.WriteLine($"  Open files    limit {limit}, {descriptors.Reserve} reserved for the server itself");
        foreach (var part in options.Plugins.Parts) output.WriteLine($"  Plug-in       {part.Name} ({part.Kind}), {part.File}");
        output.WriteLine($"  ZApp shop     {options.Server.ZappShopPath}");
        if (password is not null)
        {
            output.WriteLine("  First start: log in as user admin with the password");
            output.WriteLine($"      {password}");
            output.WriteLine("  It is shown only this once; set ZOE_ADMIN_PASSWORD to change it.");
        }

        output.Flush();
    }
}
