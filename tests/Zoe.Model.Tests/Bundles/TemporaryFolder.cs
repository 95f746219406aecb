namespace Zoe.Model.Tests.Bundles;

/// <summary>A temporary folder, deleted on dispose.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("zoe-model-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file and creates its folders.</summary>
    public TemporaryFolder With(string relative, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], content);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
