using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Amends.Application.Storage;

/// <summary>
/// SQLite takes one writer, and a commit costs a trip to the disk. So one thread writes: it runs all units that wait, each in a savepoint of its
/// own so that one that fails hurts no other, commits once for all, and only then answers each. While it waits for the disk the next units gather.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int MostInOneCommit = 256;

    private readonly Database _database;
    private readonly Channel<Unit> _waiting = Channel.CreateBounded<Unit>(new BoundedChannelOptions(8192) { SingleReader = true });
    private readonly Thread _writer;
    private readonly List<Unit> _batch = [];
    private SqliteConnection? _connection;
    private Session? _session;

    public GroupCommit(Database database)
    {
        _database = database;
        _writer = new Thread(Write) { IsBackground = true, Name = "Amends writer" };
        _writer.Start();
    }

    public async Task<T> Run<T>(Func<Session, Task<T>> work, CancellationToken cancel)
    {
        var unit = new Unit<T>(work);
        await _waiting.Writer.WriteAsync(unit, cancel);
        return await unit.Answered;
    }

    public async ValueTask DisposeAsync()
    {
        if (_waiting.Writer.TryComplete())
            await Task.Run(_writer.Join);
    }

    private void Write()
    {
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            try
            {
                CommitTogether();
            }
            catch (Exception exception)
            {
                foreach (var unit in _batch)
                    unit.Fail(exception);
                Disconnect();
            }
            _batch.Clear();
        }
        Disconnect();
    }

    private void CommitTogether()
    {
        // The first unit is taken before the database is touched: if there is none to be had, somebody is told.
        if (!_waiting.Reader.TryRead(out var unit))
            return;
        _batch.Add(unit);
        var session = Connect();
        Now(session.Execute("BEGIN IMMEDIATE"));
        do
        {
            if (_batch[^1] != unit)
                _batch.Add(unit);
            RunApart(session, unit);
        }
        while (_batch.Count < MostInOneCommit && _waiting.Reader.TryRead(out unit));
        Now(session.Execute("COMMIT"));
        foreach (var done in _batch)
            done.Answer();
    }

    private void RunApart(Session session, Unit unit)
    {
        Now(session.Execute("SAVEPOINT unit"));
        try
        {
            Now(unit.Run(session));
            Now(session.Execute("RELEASE unit"));
        }
        catch (Exception exception)
        {
            // A full disk or a failed read ends the whole transaction inside SQLite: then nobody's work is saved.
            if (raw.sqlite3_get_autocommit(_connection!.Handle) != 0)
                throw;
            Now(session.Execute("ROLLBACK TO unit"));
            Now(session.Execute("RELEASE unit"));
            unit.Undone(exception);
        }
    }

    private Session Connect()
    {
        if (_session is not null)
            return _session;
        _connection = (SqliteConnection)_database.Open().GetAwaiter().GetResult();
        _session = new Session(_connection, isSqlite: true);
        Now(_session.Execute("PRAGMA cache_size = -32768"));
        Now(_session.Execute("PRAGMA wal_autocheckpoint = 4000"));
        return _session;
    }

    /// <summary>After a failure nothing of the old connection is trusted: closing it rolls back what was open.</summary>
    private void Disconnect()
    {
        try
        {
            _session?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _connection?.Dispose();
        }
        catch (SqliteException)
        {
            // It is thrown away either way.
        }
        if (_connection is not null)
            SqliteConnection.ClearPool(_connection);
        _session = null;
        _connection = null;
    }

    /// <summary>SQLite's calls are synchronous: their tasks are complete when they return.</summary>
    private static void Now(Task task) => task.GetAwaiter().GetResult();

    private abstract class Unit
    {
        public abstract Task Run(Session session);

        public abstract void Undone(Exception why);

        public abstract void Answer();

        public abstract void Fail(Exception why);
    }

    private sealed class Unit<T>(Func<Session, Task<T>> work) : Unit
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _undone;
        private T? _result;

        public Task<T> Answered => _answer.Task;

        public override async Task Run(Session session) => _result = await work(session);

        public override void Undone(Exception why) => _undone = why;

        public override void Answer()
        {
            if (_undone is not null)
                _answer.TrySetException(_undone);
            else
                _answer.TrySetResult(_result!);
        }

        public override void Fail(Exception why) => _answer.TrySetException(why);
    }
}
