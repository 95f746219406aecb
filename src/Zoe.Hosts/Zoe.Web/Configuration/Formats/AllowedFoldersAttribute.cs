using System.Collections.Immutable;
using Zoe.Hosting;

namespace Zoe.Web.Configuration.Formats;

/// <summary><c>hostpath,hostpath:ro</c></summary>
internal sealed class AllowedFoldersAttribute(string description) : SettingAttribute(description)
{
    private const string ReadOnlyMark = ":ro";

    public override object Read(string text, ICollection<string> problems)
    {
        var folders = ImmutableArray.CreateBuilder<AllowedFolder>();
        foreach (var part in Split(text))
        {
            var readOnly = part.EndsWith(ReadOnlyMark, StringComparison.Ordinal);
            var path = readOnly ? part[..^ReadOnlyMark.Length] : part;
            if (HostFolders.Check(path, problems)) folders.Add(new AllowedFolder(Path.GetFullPath(path), readOnly));
        }

        return folders.DrainToImmutable();
    }
}
