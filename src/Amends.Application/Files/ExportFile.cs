using System.Data;
using Amends.Application.Storage;

namespace Amends.Application.Files;

/// <summary>Writes a file of a message into a folder unless it lies there already: an export that broke off goes on where it was.</summary>
internal sealed class ExportFile(Database database)
{
    /// <returns>Why it does not lie there now; null where it does, whole.</returns>
    /// <exception cref="IOException">The folder cannot be written; the message says why and what to do.</exception>
    public async Task<string?> Handle(FileFolder folder, MessageFile file, CancellationToken cancel = default)
    {
        switch (await folder.Holds(file.Hash, file.Size, cancel))
        {
            case true:
                return null;
            case false:
                return "something else lies there under its name, and is left as it is. Move that away, then export again.";
        }
        await using var connection = await database.Open(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM file_contents WHERE hash = @hash";
        var hash = command.CreateParameter();
        (hash.ParameterName, hash.Value) = ("@hash", file.Hash);
        command.Parameters.Add(hash);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        if (!await reader.ReadAsync(cancel))
            return "its content is not in the database any more. amends verify says more.";
        await using var content = reader.GetStream(0);
        return await folder.Put(file.Hash, content, cancel) ? null : "its content in the database is not what came: the hash differs. Restore a backup elsewhere and export its files into this folder.";
    }
}
