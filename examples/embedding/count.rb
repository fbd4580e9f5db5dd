#!/usr/bin/env ruby
# Counts the sample consultation from Ruby, with the ballots in arrays, as a platform such as Decidim has them in its
# database.
#
#   ruby count.rb [fr|en] [RESULT.json]     DELIB_LIBRARY tells where libdelib.so.1 is, if the system does not know

require "csv"
require "json"
require_relative "delib"

language = ARGV.fetch(0, "en")
abort "usage: count.rb [fr|en] [RESULT.json]" unless %w[fr en].include?(language) && ARGV.length <= 2

# What a platform knows: the proposals under their priorities, how to count, and a list of proposals for each voter.
text = File.read("#{__dir__}/spec.json", encoding: "UTF-8")
spec = JSON.parse(text)
names = spec["proposals"].map { |proposal| proposal["id"] }
place = names.each_with_index.to_h
table = CSV.read("#{__dir__}/../interconnectes-2022/ballots-synthetic-rankings.csv", headers: true, encoding: "UTF-8")
orders = table.map { |row| row.fields("rank1", "rank2", "rank3", "rank4", "rank5").compact.map { |id| place.fetch(id) } }

begin
  json, catalogue = Delib::Session.open do |delib|
    builder = delib.make(:builder, :builder_create, Delib::RANKED, names.pack("p*"), names.length)
    delib.add_orders(builder, orders)
    ballots = delib.make(:profile, :builder_freeze, builder)
    count = delib.make(:spec, :spec_from_json, text, text.bytesize)
    result = delib.make(:result, :count, count, ballots)
    [delib.text(:result_json, result), delib.text(:rules_json)]
  end
rescue Delib::Error => error
  abort error.message
end

# The chosen proposals under their priorities. Where proposals tie for the last seats, all of them are shown.
document = JSON.parse(json)
titles = JSON.parse(catalogue)["rules"].to_h { |rule| [rule["id"], rule["name"][language]] }
tied = { "en" => "tied", "fr" => "ex æquo" }[language]
puts spec["title"][language], spec["notice"][language]
document["outcomes"].each do |outcome|
  puts "", titles[outcome["rule"]]
  spec["themes"].each do |theme|
    puts "  #{theme["title"][language]}"
    spec["proposals"].each do |proposal|
      next unless proposal["theme"] == theme["id"] && outcome["winners"].include?(proposal["id"])
      puts "    #{proposal["id"]}  #{proposal["title"][language]}#{" (#{tied})" if outcome["tied"].include?(proposal["id"])}"
    end
  end
end
File.write(ARGV[1], json) if ARGV[1]
