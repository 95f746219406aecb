using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Reads the volumes of format 3.</summary>
internal static class VolumeParser
{
    private static readonly FieldSet Fields = new(
        new() { ["readonly"] = "read_only", ["host_path"] = "path" },
        new("name", required: true, "the name of the folder below /mnt"),
        new("path", required: true, "the absolute path on the host"),
        new("read_only", required: true, "true to forbid writing, else false"));

    public static ZAppVolume Read(ref JsonCursor cursor)
    {
        string? name = null, path = null;
        var readOnly = true;
        if (cursor.BeginObject(Fields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: name = cursor.ReadString(); break;
                    case 1: path = cursor.ReadString(); break;
                    default: readOnly = cursor.ReadBoolean() ?? true; break;
                }
            }
        }

        return new ZAppVolume
        {
            Name = name!,
            Path = path is null ? null! : HostPath.Normalise(path),
            ReadOnly = readOnly,
        };
    }
}
