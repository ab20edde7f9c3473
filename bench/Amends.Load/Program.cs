using System.CommandLine;
using Amends.Load;

// Fills a database with complaints, and measures a server over HTTP on this machine. docs/reference/benchmarks.md says how.
var data = new Option<string>("--data") { Description = "Folder of the SQLite database.", DefaultValueFactory = _ => "load-data" };
var count = new Option<int>("--count") { Description = "How many complaints to add.", DefaultValueFactory = _ => 1_000 };
var program = new Option<string>("--program") { Description = "The published amends.", DefaultValueFactory = _ => "artifacts/amends/amends" };
var clients = new Option<int>("--clients") { Description = "How many ask at the same time.", DefaultValueFactory = _ => 8 };
var seconds = new Option<int>("--seconds") { Description = "How long each load runs, 1 to 300.", DefaultValueFactory = _ => 10 };
var loads = new Option<string>("--loads") { Description = "Which, separated by commas.", DefaultValueFactory = _ => string.Join(',', Loads.Names) };
var pause = new Option<int>("--pause") { Description = "Milliseconds between an answer and the same client's next question, give or take a half: people read. 0 asks at once.", DefaultValueFactory = _ => 0 };
var warm = new Option<int>("--warm-up") { Description = "Seconds before each load is counted. Code that runs often is compiled anew in the first half minute.", DefaultValueFactory = _ => 3 };

var seed = new Command("seed", "Adds complaints straight to the database, as Recovery decides them, so that `amends verify` passes.") { data, count };
seed.SetAction((parsed, cancel) => Seed.Run(parsed.GetValue(data)!, Math.Clamp(parsed.GetValue(count), 1, 10_000_000), cancel));

var run = new Command("run", "Starts a server on the database and measures it: rate, p50, p99, errors, memory.") { data, program, clients, seconds, loads, pause, warm };
run.SetAction((parsed, cancel) => Measure.Run(
    new(parsed.GetValue(data)!, parsed.GetValue(program)!, Math.Clamp(parsed.GetValue(clients), 1, 256), TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(seconds), 1, 300)), parsed.GetValue(loads)!.Split(','),
        TimeSpan.FromMilliseconds(Math.Clamp(parsed.GetValue(pause), 0, 60_000)), TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(warm), 0, 300))),
    cancel));

var database = new Option<string?>("--database") { Description = "PostgreSQL's address; without it SQLite in the folder." };
var open = new Option<int>("--open") { Description = "How many open promises there are.", DefaultValueFactory = _ => 1_000_000 };
var due = new Option<int>("--due") { Description = "How many of them fall due.", DefaultValueFactory = _ => 200 };
var sweep = new Command("sweep", "Measures the sweep over open promises: once with nothing due, once with some. Fills a database of its own first.") { data, database, open, due };
sweep.SetAction((parsed, cancel) => Sweep.Run(parsed.GetValue(data)!, parsed.GetValue(database), Math.Clamp(parsed.GetValue(open), 1, 10_000_000), Math.Clamp(parsed.GetValue(due), 0, 10_000), cancel));

var times = new Option<int>("--times") { Description = "How many promises break, one after the other.", DefaultValueFactory = _ => 20 };
var alarm = new Command("alarm", "Starts a server and measures how long after a promise's time has passed an open workspace hears of it.") { data, program, times };
alarm.SetAction((parsed, cancel) => Alarm.Run(parsed.GetValue(data)!, parsed.GetValue(program)!, Math.Clamp(parsed.GetValue(times), 1, 1_000), cancel));

var sessions = new Option<int>("--sessions") { Description = "How many sessions of practice are open at once.", DefaultValueFactory = _ => 1_000 };
var turns = new Option<int>("--turns") { Description = "How many replies each of them hears.", DefaultValueFactory = _ => 4 };
var practice = new Command("practice", "Starts a server, opens sessions of practice and says replies in all of them in turn over the API: turns a second, p50, p99, memory.") { data, database, program, clients, sessions, turns };
practice.SetAction((parsed, cancel) => Rehearse.Run(
    parsed.GetValue(data)!, parsed.GetValue(database), parsed.GetValue(program)!, Math.Clamp(parsed.GetValue(clients), 1, 256), Math.Clamp(parsed.GetValue(sessions), 1, 100_000), Math.Clamp(parsed.GetValue(turns), 1, 20), cancel));

var streamCount = new Option<int>("--count") { Description = "How many streams of events are open.", DefaultValueFactory = _ => 500 };
var streams = new Command("streams", "Starts a server, holds streams of events open and prints its memory before and with them.") { data, program, streamCount };
streams.SetAction((parsed, cancel) => Streams.Run(parsed.GetValue(data)!, parsed.GetValue(program)!, Math.Clamp(parsed.GetValue(streamCount), 1, 10_000), cancel));

return await new RootCommand("Load generator for Amends.") { seed, run, sweep, alarm, practice, streams }.Parse(args).InvokeAsync();
